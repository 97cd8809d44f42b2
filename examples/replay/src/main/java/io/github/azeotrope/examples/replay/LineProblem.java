package io.github.azeotrope.examples.replay;

/** Why a line of a trace cannot be replayed. */
enum LineProblem {
  TOO_LONG("tooLong", "longer than the bound on one line"),
  NOT_JSON("notJson", "not one complete JSON value within the bounds on nesting and numbers"),
  NOT_AN_OBJECT("notAnObject", "not a JSON object"),
  TIME_MISSING("timeMissing", "\"time\" is missing"),
  TIME_WRONG("timeWrongType", "\"time\" is not a 64-bit integer, or as mapped no time"),
  ACCOUNT_MISSING("accountMissing", "\"account\" is missing"),
  ACCOUNT_WRONG("accountWrongType", "\"account\" is not a string"),
  ACCOUNT_EMPTY("accountEmpty", "\"account\" is empty"),
  PROMPT_MISSING("promptMissing", "\"prompt\" is missing"),
  PROMPT_WRONG("promptWrongType", "\"prompt\" is not a string"),
  REQUEST_WRONG("requestUnreadable", "\"request\" is no request of a model API that is known");

  private final String key;
  private final String words;

  LineProblem(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** Its name in summary.json. */
  String key() {
    return key;
  }

  /** Its name for people. */
  String words() {
    return words;
  }
}
