package dev.assay.benchmark.swebench;

import dev.assay.parquet.ParquetException;
import dev.assay.parquet.ParquetReader;
import dev.assay.parquet.ParquetValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Reads rows out of a file of whatever form, or of each such file of a folder.
///
/// @param fields those that are wanted
/// @param key the field that identifies a row
record Tables(Set<String> fields, String key) {
  private static final List<String> ENDINGS = List.of(".parquet", ".jsonl", ".json");

  /// @param source a file that ends with `.parquet`, `.jsonl` or `.json`, or a folder of such
  /// @throws IOException when something cannot be read
  void read(Path source, RowSink rows) throws IOException {
    if (Files.isDirectory(source)) {
      List<Path> files = files(source);
      if (files.isEmpty()) {
        rows.problem(source + ": holds no file that ends with " + String.join(", ", ENDINGS));
      }
      for (Path file : files) {
        readFile(file, rows);
      }
    } else if (Files.isRegularFile(source)) {
      readFile(source, rows);
    } else {
      rows.problem(source + ": there is no such file or folder");
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(file -> ENDINGS.contains(ending(file)))
          .sorted()
          .toList();
    }
  }

  private static String ending(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot);
  }

  private void readFile(Path file, RowSink rows) throws IOException {
    switch (ending(file)) {
      case ".parquet" -> readParquet(file, rows);
      case ".jsonl" -> JsonRows.readLines(file, fields, rows);
      case ".json" -> JsonRows.readWhole(file, fields, key, rows);
      default -> rows.problem(file + ": must end with " + String.join(", ", ENDINGS));
    }
  }

  private void readParquet(Path file, RowSink rows) throws IOException {
    try {
      int number = 1;
      for (Map<String, ParquetValue> columns : ParquetReader.read(file, fields)) {
        rows.row(row(file + ", row " + number++, columns));
      }
    } catch (ParquetException e) {
      rows.problem(file + ": " + e.getMessage());
    }
  }

  private static Row row(String place, Map<String, ParquetValue> columns) {
    Map<String, String> texts = new HashMap<>();
    Map<String, List<String>> lists = new HashMap<>();
    columns.forEach((name, value) -> {
      switch (value) {
        case ParquetValue.Text(String text) -> texts.put(name, text);
        case ParquetValue.Texts(List<String> list) -> lists.put(name, list);
        case ParquetValue.Absent() -> {}
      }
    });
    return new Row(place, texts, lists);
  }
}
