package io.github.azeotrope.examples.replay;

import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The detector's settings on the command line, for every command that plays something to one. */
final class DetectorOptions {
  /**
   * Public on purpose: the same trace gives the same campaign ids and hashes everywhere. It is the
   * sixteen letters "azeotrope-replay".
   */
  static final String EXAMPLE_KEY = "YXplb3Ryb3BlLXJlcGxheQ==";

  private static final int LEAST_KEY_BYTES = 16;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--key",
      paramLabel = "BASE64",
      description = {
        "Key under which everything that identifies is hashed, 16 bytes or more.",
        "Default: a fixed example key, published with this program so that replays can be repeated."
            + " It protects nothing; a live deployment needs a secret key of its own."
      })
  private @Nullable String key;

  @Option(
      names = "--sweep-every",
      paramLabel = "DURATION",
      description = "Event time between sweeps, such as PT1H. Default: the library's.")
  private @Nullable Duration sweepEvery;

  @Option(
      names = "--max-accounts",
      paramLabel = "N",
      description = "Hard cap on the accounts the detector holds. Default: the library's.")
  private @Nullable Integer maxAccounts;

  /**
   * Starts a playback to a detector of these settings.
   *
   * @throws ParameterException if one of them cannot be
   */
  Playback start() {
    byte[] keyBytes = keyBytes(key == null ? EXAMPLE_KEY : key);
    try {
      DistillationDetector.Builder builder =
          DistillationDetector.builder().linkageKey(LinkageKey.fromBytes(keyBytes));
      if (sweepEvery != null) {
        if (sweepEvery.isZero() || sweepEvery.isNegative()) {
          throw new IllegalArgumentException("--sweep-every must be more than zero");
        }
        builder.sweepEvery(sweepEvery);
      }
      if (maxAccounts != null) {
        if (maxAccounts < 1) {
          throw new IllegalArgumentException("--max-accounts must be at least 1");
        }
        builder.maxAccounts(maxAccounts);
      }
      return Playback.to(builder);
    } catch (IllegalArgumentException e) {
      // The builder knows bounds of its own.
      throw wrong(e.getMessage());
    }
  }

  /** Whether a key was given, so that it is not the one that is published. */
  boolean hasKey() {
    return key != null;
  }

  /** Says what is wrong with a key without repeating it: it may be a secret. */
  private byte[] keyBytes(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw wrong("--key is not Base64");
    }
    if (bytes.length < LEAST_KEY_BYTES) {
      throw wrong("--key must hold at least " + LEAST_KEY_BYTES + " bytes");
    }
    return bytes;
  }

  private ParameterException wrong(@Nullable String message) {
    if (command == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(command.commandLine(), message);
  }
}
