package io.github.azeotrope.wire;

/** The framings of a body of JSON: whole, by lines, or as server-sent events. */
final class JsonBody implements BodyParser {
  private final Framing framing;
  private final JsonDocuments documents;
  private final SseBody events;
  private final Notes notes;
  private final Runnable atEnd;
  private boolean isLineOpen;
  private boolean isLineJson;

  /**
   * A body.
   *
   * @param atEnd called after the last document
   */
  JsonBody(Framing framing, JsonDocuments documents, Notes notes, Runnable atEnd) {
    this.framing = framing;
    this.documents = documents;
    this.events = new SseBody(documents);
    this.notes = notes;
    this.atEnd = atEnd;
  }

  enum Framing {
    /** One value, or values one after the other. */
    VALUES,
    /** One object a line; other lines, such as those of a multipart form, are passed over. */
    LINES,
    /** Server-sent events. */
    EVENTS
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    switch (framing) {
      case VALUES -> documents.feed(bytes, offset, offset + length);
      case LINES -> lines(bytes, offset, offset + length);
      case EVENTS -> events.feed(bytes, offset, offset + length);
    }
  }

  private void lines(byte[] in, int from, int to) {
    int i = from;
    while (i < to) {
      if (!isLineOpen && isSpace(in[i])) {
        i++;
        continue;
      }
      if (!isLineOpen) {
        isLineOpen = true;
        isLineJson = in[i] == '{';
      }
      int end = i;
      while (end < to && in[end] != '\n') {
        end++;
      }
      if (isLineJson) {
        documents.feed(in, i, end);
      }
      if (end < to) {
        endLine();
      }
      i = end;
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  private void endLine() {
    if (isLineOpen && isLineJson) {
      documents.endDocument();
      notes.clear();
    }
    isLineOpen = false;
  }

  @Override
  public void finish() {
    switch (framing) {
      case VALUES -> documents.endDocument();
      case LINES -> endLine();
      case EVENTS -> events.finish();
    }
    // A file that is uploaded need not be a batch.
    if (framing != Framing.LINES && documents.values() == 0 && notes.problems().isEmpty()) {
      notes.add(framing == Framing.VALUES ? WireProblem.EMPTY : WireProblem.MALFORMED);
    }
    atEnd.run();
  }
}
