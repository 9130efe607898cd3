package dev.assay.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A Markdown file that holds figures between two marks, amid prose that stays as it is.
record Document(Path file) {
  static final String BEGIN = "<!-- figures: written by speed/run --write -->";
  static final String END = "<!-- end of figures -->";

  /// Replaces the figures.
  ///
  /// @throws IOException when the file or a mark is missing; nothing is changed then
  void write(String figures) throws IOException {
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(begin, 0));
    if (begin < 0 || end < 0) {
      throw new IOException(
          "%s has no place for figures; it is between '%s' and '%s'".formatted(file, BEGIN, END));
    }
    String before = text.substring(0, begin + BEGIN.length());
    Files.writeString(file, before + "\n\n" + figures.strip() + "\n\n" + text.substring(end));
  }
}
