package io.github.azeotrope.wire;

/**
 * Server-sent events (WHATWG HTML, section 9.2.6) whose data are JSON: the data of each event are
 * one document. OpenAI ends a stream by data that are not, {@code [DONE]}.
 */
final class SseBody {
  private static final byte[] DATA = {'d', 'a', 't', 'a'};
  private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};
  private static final byte[] LINE_END = {'\n'};

  private final JsonDocuments documents;
  private Line line = Line.NAME;
  private int nameLength;
  private boolean isData;
  private boolean afterReturn;
  private boolean hasData;

  /** How much of {@link #DONE} the event's data were so far; -1 once they are something else. */
  private int done;

  SseBody(JsonDocuments documents) {
    this.documents = documents;
  }

  private enum Line {
    NAME,
    DATA,
    OTHER
  }

  void feed(byte[] in, int from, int to) {
    int i = from;
    while (i < to) {
      byte b = in[i];
      boolean isEnd = b == '\n' || b == '\r';
      if (isEnd) {
        i++;
        if (b == '\r' || !afterReturn) {
          endLine();
        }
        afterReturn = b == '\r';
        continue;
      }
      afterReturn = false;
      if (line == Line.NAME) {
        name(b);
        i++;
      } else {
        int end = lineEnd(in, i, to);
        if (line == Line.DATA) {
          data(in, i, end);
        }
        i = end;
      }
    }
  }

  private static int lineEnd(byte[] in, int from, int to) {
    int i = from;
    while (i < to && in[i] != '\n' && in[i] != '\r') {
      i++;
    }
    return i;
  }

  private void name(byte b) {
    if (b == ':') {
      line = isData && nameLength == DATA.length ? Line.DATA : Line.OTHER;
      if (line == Line.DATA && hasData) {
        documents.feed(LINE_END, 0, 1);
      }
      return;
    }
    isData = nameLength < DATA.length && (nameLength == 0 || isData) && b == DATA[nameLength];
    nameLength++;
    if (!isData) {
      line = Line.OTHER;
    }
  }

  private void data(byte[] in, int from, int to) {
    if (!hasData) {
      hasData = true;
      done = 0;
    }
    int i = from;
    while (i < to && done >= 0) {
      if (in[i] == ' ' && (done == 0 || done == DONE.length)) {
        i++;
      } else if (done < DONE.length && in[i] == DONE[done]) {
        done++;
        i++;
      } else {
        release();
      }
    }
    if (i < to) {
      documents.feed(in, i, to);
    }
  }

  /** What looked like the end of the stream was something else. */
  private void release() {
    if (done > 0) {
      documents.feed(DONE, 0, done);
    }
    done = -1;
  }

  private void endLine() {
    if (line == Line.NAME && nameLength == 0) {
      endEvent();
    }
    line = Line.NAME;
    nameLength = 0;
    isData = false;
  }

  private void endEvent() {
    if (!hasData) {
      return;
    }
    hasData = false;
    if (done != DONE.length) {
      if (done >= 0) {
        release();
      }
      documents.endDocument();
    }
  }

  void finish() {
    endEvent();
  }
}
