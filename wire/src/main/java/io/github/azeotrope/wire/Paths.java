package io.github.azeotrope.wire;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The endpoints of the well-known APIs. */
final class Paths {

  /** Last or last but one segments of paths whose POSTs carry no dialogue that is answered. */
  private static final Set<String> NO_PROMPT =
      Set.of(
          "embeddings",
          "embed",
          "moderations",
          "uploads",
          "parts",
          "cancel",
          "batches",
          "jobs",
          "checkpoints",
          "vector_stores",
          "search",
          "speech",
          "transcriptions",
          "translations",
          "generations",
          "edits",
          "variations",
          "count_tokens",
          "input_tokens",
          "conversations",
          "cachedContents",
          "show",
          "pull",
          "push",
          "copy",
          "create",
          "delete");

  private static final Set<String> NO_PROMPT_METHODS =
      Set.of("countTokens", "embedContent", "batchEmbedContents", "cancel");

  private Paths() {}

  /** Without query, fragment, an escaped colon, and slashes at the end. */
  static String normalised(String path) {
    int end = path.length();
    for (int i = 0; i < end; i++) {
      if (path.charAt(i) == '?' || path.charAt(i) == '#') {
        end = i;
      }
    }
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end).replace("%3A", ":").replace("%3a", ":");
  }

  /** The segment after the last slash. */
  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What follows the last colon of the last segment, or the empty string. */
  static String verb(String path) {
    String last = last(path);
    int colon = last.lastIndexOf(':');
    return colon < 0 ? "" : last.substring(colon + 1);
  }

  /** Whether the path ends with these segments. */
  static boolean endsWith(String path, String segments) {
    return path.endsWith(segments)
        && (path.length() == segments.length()
            || path.charAt(path.length() - segments.length() - 1) == '/');
  }

  /** The model that the path names, or null: after {@code models}, or Azure's deployments. */
  static @Nullable String model(String path) {
    String[] segments = path.split("/", -1);
    for (int i = segments.length - 1; i > 0; i--) {
      if (segments[i - 1].equals("models") || segments[i - 1].equals("deployments")) {
        int colon = segments[i].lastIndexOf(':');
        String name = colon < 0 ? segments[i] : segments[i].substring(0, colon);
        return name.isEmpty() ? null : name;
      }
    }
    return null;
  }

  static boolean isPost(String method) {
    return method.equalsIgnoreCase("POST");
  }

  /** False for what is known to carry no prompt. */
  static boolean mayCarryPrompt(String method, String path) {
    return isPost(method)
        && !NO_PROMPT.contains(last(path))
        && !NO_PROMPT_METHODS.contains(verb(path));
  }
}
