package io.github.azeotrope.servlet;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.response.Action;

/** Where advice comes from. Thread-safe. */
interface Advisor {
  /** Allows everything. */
  Advisor SHADOW = (account, assessment, epochMillis) -> Action.ALLOW;

  /** What to do about a request of the account. */
  Action advise(String account, Assessment assessment, long epochMillis);
}
