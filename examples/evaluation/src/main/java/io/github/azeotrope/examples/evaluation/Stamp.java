package io.github.azeotrope.examples.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.examples.replay.Playback;
import io.github.azeotrope.testkit.Traffic;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names what the outcomes depend on: a digest of the project's classes and resources. A changed
 * detector, simulator or evaluation gives another stamp, and outcomes of different stamps are never
 * put together.
 */
final class Stamp {
  private static final String OURS = "io/github/azeotrope";
  private static final int HEX_DIGITS = 12;

  private Stamp() {}

  static String ofProgram() throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    for (Class<?> each :
        List.of(DistillationDetector.class, Traffic.class, Playback.class, Stamp.class)) {
      Path place = place(each);
      if (Files.isDirectory(place)) {
        add(digest, place);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
          add(digest, jar.getPath("/"));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
  }

  private static Path place(Class<?> each) throws IOException {
    CodeSource source = each.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("no file holds " + each.getName(), e);
    }
  }

  private static void add(MessageDigest digest, Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root.resolve(OURS))) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      digest.update(root.relativize(file).toString().getBytes(UTF_8));
      digest.update(Files.readAllBytes(file));
    }
  }
}
