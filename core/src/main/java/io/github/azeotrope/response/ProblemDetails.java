package io.github.azeotrope.response;

import io.github.azeotrope.campaign.JsonText;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer in the format of RFC 9457.
 *
 * @param status HTTP status, in [400, 599]
 * @param title what it is, the same for all of its kind
 * @param detail what the reader may do
 * @param retryAfter when to come back; zero says nothing of it
 * @param verification where to verify the account, or null; a member of its own, {@code
 *     verification}, because no standard one fits
 */
public record ProblemDetails(
    int status, String title, String detail, Duration retryAfter, @Nullable URI verification) {

  /** The media type of {@link #toJson}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final int LEAST_STATUS = 400;
  private static final int MOST_STATUS = 599;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if status is none of an error
   */
  public ProblemDetails {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(retryAfter, "retryAfter");
    if (status < LEAST_STATUS || status > MOST_STATUS) {
      throw new IllegalArgumentException("status must be in [400, 599], was " + status);
    }
  }

  /** Header fields of the answer, besides its length. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", MEDIA_TYPE);
    headers.put("Cache-Control", "no-store");
    if (!retryAfter.isZero()) {
      // RFC 9110, section 10.2.3: whole seconds; too early would be refused again.
      headers.put("Retry-After", Long.toString(retryAfter.plusMillis(999).toSeconds()));
    }
    return headers;
  }

  /** The body. The type is {@code about:blank}: the status says all there is to say. */
  public String toJson() {
    JsonText json =
        new JsonText()
            .begin('{')
            .field("type", "about:blank")
            .field("title", title)
            .field("status", status)
            .field("detail", detail);
    if (verification != null) {
      json.field("verification", verification.toString());
    }
    return json.end('}').toString();
  }
}
