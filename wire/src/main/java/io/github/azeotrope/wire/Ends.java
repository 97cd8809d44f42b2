package io.github.azeotrope.wire;

/** Shortens text to its beginning and its end, the same whoever does it. */
final class Ends {
  /** What the detector reads of a message in the history. */
  static final int MESSAGE_CHARS = 1_280;

  /** Beginning and end are shorter than those of any string that the filter has cut. */
  private static final int ARTIFACT_CHARS = 8_192;

  private Ends() {}

  /** An artifact as requests and answers tell it. */
  static String ofArtifact(String artifact) {
    return of(artifact, ARTIFACT_CHARS);
  }

  /** The text itself, or four fifths of the length from its beginning and the rest from its end. */
  static String of(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return text;
    }
    int end = maxChars / 5;
    return text.substring(0, maxChars - end) + text.substring(text.length() - end);
  }
}
