package dev.assay.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Changes bytes of a database behind SQLite's back, as a failing disk does.
final class PageBytes {
  private PageBytes() {}

  /// A part of the file.
  record Range(int from, int to) {}

  /// Where the used pages of a table or index lie in the file.
  static List<Range> of(Path file, String name) throws SQLException {
    List<Range> pages = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT pgoffset, pgsize FROM dbstat WHERE name = '" + name + "'")) {
      while (rows.next()) {
        pages.add(new Range(rows.getInt(1), rows.getInt(1) + rows.getInt(2)));
      }
    }
    return pages;
  }

  /// Changes the last letter of the first occurrence of a text in an index.
  static void replaceInIndex(Path file, String index, String text)
      throws SQLException, IOException {
    byte[] bytes = Files.readAllBytes(file);
    Range page = of(file, index).getFirst();
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = content.indexOf(text, page.from());
    bytes[at + text.length() - 1] ^= 1;
    Files.write(file, bytes);
  }
}
