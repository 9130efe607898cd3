package dev.assay.protocol;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/// The forms of Java's own scalar types. Nothing is converted: `"1"` is no number, `1.0` no
/// integer.
final class ScalarForms {
  /// Half a surrogate pair is written as U+FFFD: an event is worth more than a character that no
  /// reader could have taken.
  static final JsonForm<String> STRING =
      new ScalarForm<>(
          "a string",
          text -> StringNode.valueOf(WellFormedText.repaired(text)),
          node -> node.isString() ? Optional.of(node.stringValue()) : Optional.empty());

  static final JsonForm<Boolean> BOOLEAN =
      new ScalarForm<>(
          "true or false",
          BooleanNode::valueOf,
          node -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty());

  static final JsonForm<Integer> INT =
      new ScalarForm<>(
          "an integer of 32 bits",
          IntNode::valueOf,
          node ->
              node.isIntegralNumber() && node.canConvertToInt()
                  ? Optional.of(node.intValue())
                  : Optional.empty());

  static final JsonForm<Long> LONG =
      new ScalarForm<>(
          "an integer of 64 bits",
          ScalarForms::integer,
          node ->
              node.isIntegralNumber() && node.canConvertToLong()
                  ? Optional.of(node.longValue())
                  : Optional.empty());

  static final JsonForm<Double> DOUBLE =
      new ScalarForm<>("a number", DoubleNode::valueOf, ScalarForms::readDouble);

  private ScalarForms() {}

  /// The node that a parser makes of this integer, so that trees can be compared.
  static JsonNode integer(long value) {
    return (int) value == value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
  }

  private static Optional<Double> readDouble(JsonNode node) {
    if (!node.isNumber()) {
      return Optional.empty();
    }
    double value = node.isIntegralNumber() ? node.bigIntegerValue().doubleValue() : node.asDouble();
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }
}
