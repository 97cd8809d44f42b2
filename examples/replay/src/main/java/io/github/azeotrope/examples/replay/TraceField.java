package io.github.azeotrope.examples.replay;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a trace's line that mean something; all others are passed over. */
enum TraceField {
  TIME("time", Long.MIN_VALUE, Long.MAX_VALUE),
  ACCOUNT("account", Kind.TEXT),
  PROMPT("prompt", Kind.TEXT),
  SYSTEM("system", Kind.TEXT),
  SESSION("session", Kind.TEXT),
  TURN("turn", 0, Integer.MAX_VALUE),
  HISTORY("history", Kind.TEXTS),
  ORGANIZATION("organization", Kind.TEXT),
  MODEL("model", Kind.TEXT),
  IP("ip", Kind.TEXT),
  COUNTRY("country", Kind.TEXT),
  ASN("asn", 0, 0xFFFF_FFFFL),
  USER_AGENT("userAgent", Kind.TEXT),
  TLS("tls", Kind.TEXT),
  DEVICE("device", Kind.TEXT),
  PAYMENT("payment", Kind.TEXT),
  ACCOUNT_CREATED("accountCreated", Long.MIN_VALUE, Long.MAX_VALUE),
  VERIFICATION("verification", Kind.VERIFICATION),
  OUTPUT_TOKENS("outputTokens", 0, Integer.MAX_VALUE),
  REQUEST_ID("requestId", Kind.TEXT),
  ARTIFACTS("artifacts", Kind.TEXTS),
  ISSUED("issued", Kind.TEXTS);

  private static final Map<String, TraceField> BY_NAME = byName();

  private final String jsonName;
  private final Kind kind;
  private final long lowest;
  private final long highest;

  TraceField(String jsonName, Kind kind) {
    this(jsonName, kind, 0, 0);
  }

  TraceField(String jsonName, long lowest, long highest) {
    this(jsonName, Kind.INTEGER, lowest, highest);
  }

  TraceField(String jsonName, Kind kind, long lowest, long highest) {
    this.jsonName = jsonName;
    this.kind = kind;
    this.lowest = lowest;
    this.highest = highest;
  }

  /** The field of that name, or null. */
  static @Nullable TraceField named(String jsonName) {
    return BY_NAME.get(jsonName);
  }

  String jsonName() {
    return jsonName;
  }

  Kind kind() {
    return kind;
  }

  boolean isInRange(long value) {
    return value >= lowest && value <= highest;
  }

  /** Whether a line without it is skipped. */
  boolean isRequired() {
    return this == TIME || this == ACCOUNT || this == PROMPT;
  }

  /** Whether it is a moment, in epoch milliseconds. */
  boolean isTime() {
    return this == TIME || this == ACCOUNT_CREATED;
  }

  /** Whether it is what somebody wrote, not an id. */
  boolean isProse() {
    return this == PROMPT || this == SYSTEM;
  }

  private static Map<String, TraceField> byName() {
    Map<String, TraceField> fields = new HashMap<>();
    for (TraceField field : values()) {
      fields.put(field.jsonName, field);
    }
    return fields;
  }

  /** What a field's value must be. */
  enum Kind {
    TEXT,
    INTEGER,
    TEXTS,
    VERIFICATION
  }
}
