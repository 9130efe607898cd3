package dev.assay.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import tools.jackson.databind.JsonNode;

/// Writes a JSON tree without white space, its keys sorted and each value in its one form, so that
/// equal values give equal text.
///
/// @param keyOrder how the keys of an object are sorted
/// @param decimals how a finite number that is no integer type is written
record JsonPrinter(Comparator<String> keyOrder, DoubleFunction<String> decimals) {
  /// @throws IllegalArgumentException for a number that is not finite, a string with half a
  ///   surrogate pair, or a node that JSON does not have
  String print(JsonNode node) {
    StringBuilder out = new StringBuilder();
    print(node, out);
    return out.toString();
  }

  private void print(JsonNode node, StringBuilder out) {
    switch (node.getNodeType()) {
      case OBJECT -> printObject(node, out);
      case ARRAY -> printArray(node, out);
      case STRING -> printString(node.stringValue(), out);
      case NUMBER -> printNumber(node, out);
      case BOOLEAN -> out.append(node.booleanValue());
      case NULL -> out.append("null");
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("JSON has no value for a node " + node.getNodeType());
    }
  }

  private void printObject(JsonNode object, StringBuilder out) {
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
    fields.sort(Map.Entry.comparingByKey(keyOrder));
    out.append('{');
    String separator = "";
    for (Map.Entry<String, JsonNode> field : fields) {
      out.append(separator);
      printString(field.getKey(), out);
      out.append(':');
      print(field.getValue(), out);
      separator = ",";
    }
    out.append('}');
  }

  private void printArray(JsonNode array, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (JsonNode item : array) {
      out.append(separator);
      print(item, out);
      separator = ",";
    }
    out.append(']');
  }

  private void printNumber(JsonNode number, StringBuilder out) {
    if (number.isIntegralNumber()) {
      out.append(number.bigIntegerValue());
      return;
    }
    double value = number.asDouble();
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no number " + value);
    }
    out.append(decimals.apply(value));
  }

  private static void printString(String text, StringBuilder out) {
    if (!WellFormedText.isWellFormed(text)) {
      throw new IllegalArgumentException("a string holds half a surrogate pair: " + text);
    }
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
