package dev.assay.speed;

import java.util.List;
import java.util.Map;

/// The figures as Markdown.
final class Tables {
  private Tables() {}

  static String facts(Map<String, String> facts) {
    StringBuilder text = new StringBuilder("| measured on | |\n|---|---|\n");
    facts.forEach((name, value) -> line(text, name, value));
    return text.toString();
  }

  static String section(Section section, List<Row> rows) {
    StringBuilder text = new StringBuilder("### " + section.title() + "\n\n");
    line(text, "what", "value", "held against", "ratio", "repeat");
    text.append("|---|---:|---|---:|---|\n");
    for (Row row : rows) {
      line(
          text,
          row.what(),
          row.value(),
          row.peer(),
          row.ratio(),
          "`speed/run " + section.name() + "`");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String... cells) {
    for (String cell : cells) {
      text.append("| ")
          .append(cell.strip().replace("|", "\\|").replaceAll("\\s+", " "))
          .append(' ');
    }
    text.append("|\n");
  }
}
