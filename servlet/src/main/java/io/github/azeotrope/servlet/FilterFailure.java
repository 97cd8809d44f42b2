package io.github.azeotrope.servlet;

/** What can fail around an exchange. Counted and logged once a kind; no answer changes. */
public enum FilterFailure {
  /** The host's extractor of the account threw: the exchange passes unobserved. */
  ACCOUNT,
  /** The host's extractor of facts threw: nothing is known of the account. */
  FACTS,
  /** The host's extractor of the client threw: address and User-Agent alone are known. */
  CLIENT,
  /** The host's extractor of the request id threw: there is none. */
  REQUEST_ID,
  /** The observer's assess threw: the account passes for clear. */
  ASSESS,
  /** The observer's observe threw: the request is lost to the detector. */
  OBSERVE,
  /** The observer's complete threw: the answer is lost to the detector. */
  COMPLETE,
  /** The ladder or policy threw: the request is allowed. */
  ADVICE,
  /** The responder threw: the application answers, unless part of an answer had left. */
  RESPONDER,
  /** A body could not be copied or read. Bodies that are wrong are counted by the formats. */
  TEE,
  /** The container took no listener for the end of an asynchronous exchange. */
  ASYNC
}
