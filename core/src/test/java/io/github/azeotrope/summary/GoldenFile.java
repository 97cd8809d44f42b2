package io.github.azeotrope.summary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Bytes that were written once and must be readable for ever. */
public final class GoldenFile {
  private GoldenFile() {}

  /**
   * The bytes of a test resource.
   *
   * @param resource from the root, with a leading slash
   * @param made what to write if there is no such file and {@code -Dgolden.create=true}
   */
  public static byte[] read(String resource, byte[] made) throws IOException {
    if (Boolean.getBoolean("golden.create")) {
      Path file = Path.of("src/test/resources" + resource);
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Files.write(file, made);
      }
      return Files.readAllBytes(file);
    }
    try (InputStream in = GoldenFile.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    }
  }
}
