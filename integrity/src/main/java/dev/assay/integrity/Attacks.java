package dev.assay.integrity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The attacks that come with the program.
public final class Attacks {
  private static final String FOLDER = "attacks/";

  private Attacks() {}

  /// All of them, by language and name.
  public static List<Attack> all() {
    return text("index.txt").lines().map(id -> AttackReader.read(id, text(id + ".txt"))).toList();
  }

  private static String text(String name) {
    try (InputStream in = Attacks.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its attack " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
