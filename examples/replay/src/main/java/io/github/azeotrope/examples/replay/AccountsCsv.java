package io.github.azeotrope.examples.replay;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row an account. Fields are quoted as RFC 4180 has it; lines end in LF alone. Ids stand as the
 * host gave them, so that rows can be joined: open the file as text, not as formulas.
 */
final class AccountsCsv {
  private static final String HEADER =
      "account,requests,verdict,basis,score,campaign,flaggedAt,requestsBeforeFlag";

  private AccountsCsv() {}

  static void write(Writer out, List<AccountRow> rows) throws IOException {
    out.append(HEADER).append('\n');
    for (AccountRow row : rows) {
      out.append(field(row.account())).append(',');
      out.append(Long.toString(row.requests())).append(',');
      out.append(row.verdict().name()).append(',');
      out.append(row.basis().name()).append(',');
      out.append(Double.toString(row.score())).append(',');
      out.append(field(row.campaign())).append(',');
      if (row.wasFlagged()) {
        out.append(Long.toString(row.flaggedEpochMillis())).append(',');
        out.append(Long.toString(row.requestsBeforeFlag()));
      } else {
        out.append(',');
      }
      out.append('\n');
    }
  }

  /** The text as one field; null is the empty one. */
  static String field(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    boolean quote = Character.isWhitespace(text.charAt(0)) || text.endsWith(" ");
    for (int i = 0; i < text.length() && !quote; i++) {
      char c = text.charAt(i);
      quote = c == '"' || c == ',' || c == '\r' || c == '\n';
    }
    return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
