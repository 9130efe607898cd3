package dev.assay.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A Markdown file that holds figures between marks, a part each, amid prose that stays as it is.
record Document(Path file) {
  static final String END = "<!-- end of figures -->";

  /// The mark that figures follow.
  static String begin(String part) {
    return "<!-- figures: " + part + ", written by speed/run --write -->";
  }

  /// Replaces the figures of one part.
  ///
  /// @throws IOException when the file or a mark is missing; nothing is changed then
  void write(String part, String figures) throws IOException {
    String text = Files.readString(file);
    String mark = begin(part);
    int begin = text.indexOf(mark);
    int end = text.indexOf(END, Math.max(begin, 0));
    if (begin < 0 || end < 0) {
      throw new IOException(
          "%s has no place for figures; it is between '%s' and '%s'".formatted(file, mark, END));
    }
    String before = text.substring(0, begin + mark.length());
    Files.writeString(file, before + "\n\n" + figures.strip() + "\n\n" + text.substring(end));
  }
}
