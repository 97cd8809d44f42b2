package io.github.azeotrope.examples.replay;

import java.io.IOException;
import java.io.Writer;

/** Writes HTML: markup of this program as it is, everything else escaped. */
final class HtmlWriter {
  private static final char REPLACEMENT = '\uFFFD';

  private final Writer out;

  HtmlWriter(Writer out) {
    this.out = out;
  }

  /** Markup: only ever text that stands in this program. */
  HtmlWriter markup(String markup) throws IOException {
    out.write(markup);
    return this;
  }

  /** Anything else; safe between tags and in quoted attributes. */
  HtmlWriter text(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '"' -> out.write("&quot;");
        case '\'' -> out.write("&#39;");
        default -> out.write(Character.isISOControl(c) ? REPLACEMENT : c);
      }
    }
    return this;
  }

  /** An id, apart from the text around it whatever its letters and their direction. */
  HtmlWriter id(String id) throws IOException {
    return markup("<bdi><code>").text(id).markup("</code></bdi>");
  }

  /** Text in an element without attributes. */
  HtmlWriter element(String name, String text) throws IOException {
    return markup("<" + name + ">").text(text).markup("</" + name + ">\n");
  }

  /** A name and its value in a description list. */
  HtmlWriter pair(String name, String value) throws IOException {
    return markup("<div><dt>").text(name).markup("</dt><dd>").text(value).markup("</dd></div>\n");
  }
}
