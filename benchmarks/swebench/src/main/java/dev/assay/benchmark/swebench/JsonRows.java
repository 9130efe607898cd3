package dev.assay.benchmark.swebench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Reads objects of JSON files: one a line, a list of them, or an object whose members they are.
final class JsonRows {
  /// Patches of 50 MB are refused later, with a better reason.
  private static final int MAX_TEXT = 256 << 20;

  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(MAX_TEXT).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private final Set<String> fields;
  private final RowSink rows;

  private JsonRows(Set<String> fields, RowSink rows) {
    this.fields = fields;
    this.rows = rows;
  }

  /// Reads one object a line. Empty lines say nothing.
  ///
  /// @param fields those that are wanted
  static void readLines(Path file, Set<String> fields, RowSink rows) throws IOException {
    JsonRows reader = new JsonRows(fields, rows);
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
        if (!line.isBlank()) {
          reader.line(file + ":" + number, line);
        }
      }
    } catch (CharacterCodingException e) {
      rows.problem(file + ": is not UTF-8 throughout");
    }
  }

  /// Reads a list of objects, or an object of objects.
  ///
  /// @param fields those that are wanted
  /// @param key the field that is filled with an object's key where the object itself lacks it
  static void readWhole(Path file, Set<String> fields, String key, RowSink rows)
      throws IOException {
    JsonRows reader = new JsonRows(fields, rows);
    JsonNode root;
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      root = JSON.readTree(text);
    } catch (JacksonException e) {
      rows.problem(file + ": is not valid JSON: " + reason(e));
      return;
    }
    if (root.isArray()) {
      for (int i = 0; i < root.size(); i++) {
        reader.object(file + ", item " + (i + 1), root.get(i), Map.of());
      }
    } else if (root.isObject()) {
      root.forEachEntry((name, value) ->
          reader.object(file + ", member '" + name + "'", value, Map.of(key, name)));
    } else {
      rows.problem(file + ": must hold a list or an object");
    }
  }

  private void line(String place, String line) {
    try {
      object(place, JSON.readTree(line), Map.of());
    } catch (JacksonException e) {
      rows.problem(place + ": is not valid JSON: " + reason(e));
    }
  }

  private void object(String place, JsonNode object, Map<String, String> known) {
    if (!object.isObject()) {
      rows.problem(place + ": must be an object");
      return;
    }
    Map<String, String> texts = new HashMap<>(known);
    Map<String, List<String>> lists = new HashMap<>();
    for (String field : fields) {
      JsonNode value = object.path(field);
      if (value.isString()) {
        texts.put(field, value.stringValue());
      } else if (value.isNumber()) {
        texts.put(field, value.asString());
      } else if (value.isArray() && value.valueStream().allMatch(JsonNode::isString)) {
        lists.put(field, value.valueStream().map(JsonNode::stringValue).toList());
      } else if (!value.isNull() && !value.isMissingNode()) {
        rows.problem(place + ": field " + field + " must be a text or a list of texts");
        return;
      }
    }
    rows.row(new Row(place, texts, lists));
  }

  private static String reason(JacksonException e) {
    String reason = e.getOriginalMessage().lines().findFirst().orElse("").strip();
    return e.getLocation() == null || e.getLocation().getLineNr() < 0
        ? reason
        : "%s (line %d, column %d)"
            .formatted(reason, e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }
}
