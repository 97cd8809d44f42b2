package io.github.azeotrope.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** JSON values one after the other, parsed as their bytes arrive. */
final class JsonDocuments {
  private static final byte[] LINE_END = {'\n'};

  /**
   * Buffers are not recycled, because a pool would keep text of requests; names are not shared
   * among requests, because they come from whoever sends them. What is long is bounded by the
   * filter.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .build();

  private final Notes notes;
  private final JsonHandler handler;
  private final JsonWalker walker;
  private final JsonFilter filter;
  private final boolean single;
  private final long maxBytes;
  private JsonParser parser;
  private long bytes;
  private long values;
  private boolean broken;

  /**
   * A reader of documents of that shape.
   *
   * @param single whether nothing may follow the first value
   */
  JsonDocuments(Shape shape, JsonHandler handler, Notes notes, WireLimits limits, boolean single) {
    this.notes = notes;
    this.handler = handler;
    this.walker = new JsonWalker(shape, handler, notes, limits.maxDepth());
    this.filter = new JsonFilter(limits.stringChars(), notes, this::parse);
    this.single = single;
    this.maxBytes = limits.maxBodyBytes();
    this.parser = newParser();
  }

  private static JsonParser newParser() {
    return JSON.createNonBlockingByteArrayParser(ObjectReadContext.empty());
  }

  void feed(byte[] in, int from, int to) {
    int end = (int) Math.min(to, from + (maxBytes - bytes));
    bytes += end - from;
    if (!broken && end > from) {
      filter.feed(in, from, end);
      if (filter.isTooBare()) {
        filter.flush();
        breakOff(WireProblem.NUMBER);
      }
    }
    if (end < to) {
      filter.flush();
      breakOff(WireProblem.TOO_LONG);
    }
  }

  /** Nothing of what was begun goes on after this. */
  void endDocument() {
    filter.flush();
    if (!broken && !walker.isOpen() && !filter.isInString()) {
      // Only now a number at the root is known to be complete.
      filter.feed(LINE_END, 0, 1);
      filter.flush();
    }
    boolean isOpen = walker.isOpen() || (!broken && filter.isInString());
    if (isOpen && !broken) {
      notes.add(WireProblem.TRUNCATED);
    }
    if (isOpen) {
      handler.interrupted();
    }
    if (isOpen || broken) {
      walker.reset();
      filter.reset();
      parser.close();
      parser = newParser();
      broken = bytes >= maxBytes;
    }
  }

  /** Root values that were read to their end. */
  long values() {
    return values;
  }

  private boolean parse(byte[] in, int length) {
    if (broken) {
      return false;
    }
    try {
      ((ByteArrayFeeder) parser.nonBlockingInputFeeder()).feedInput(in, 0, length);
      for (JsonToken token = parser.nextToken();
          token != null && token != JsonToken.NOT_AVAILABLE && !broken;
          token = parser.nextToken()) {
        take(token);
      }
    } catch (JacksonException e) {
      // Its message may quote the body, so it goes nowhere.
      breakOff(single && values > 0 ? WireProblem.TRAILING : WireProblem.MALFORMED);
    }
    return !broken;
  }

  private void take(JsonToken token) {
    if (single && values > 0) {
      breakOff(WireProblem.TRAILING);
    } else if (token.isStructStart() && walker.isFull()) {
      breakOff(WireProblem.TOO_DEEP);
    } else {
      walker.token(token, parser);
      values += walker.isOpen() ? 0 : 1;
    }
  }

  private void breakOff(WireProblem problem) {
    if (!broken) {
      notes.add(problem);
    }
    broken = true;
  }
}
