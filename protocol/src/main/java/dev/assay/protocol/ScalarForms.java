package dev.assay.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/// The forms of single values. Nothing is converted: `"1"` is no number, `1.0` is no integer.
final class ScalarForms {
  private static final Predicate<String> IS_UUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}").asMatchPredicate();

  /// Half a surrogate pair is written as U+FFFD: an event is worth more than a character that no
  /// reader could have taken.
  static final JsonForm<String> STRING =
      new ScalarForm<>(
          "a string",
          text -> StringNode.valueOf(WellFormedText.repaired(text)),
          ScalarForms::readText);

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

  static final JsonForm<Unsigned64> UNSIGNED_64 =
      new ScalarForm<>(
          "an integer from 0 to " + Unsigned64.MAX,
          value ->
              value.bits() < 0
                  ? BigIntegerNode.valueOf(value.toBigInteger())
                  : integer(value.bits()),
          node ->
              isUnsigned64(node)
                  ? Optional.of(Unsigned64.of(node.bigIntegerValue()))
                  : Optional.empty());

  static final JsonForm<Double> DOUBLE =
      new ScalarForm<>("a number", DoubleNode::valueOf, ScalarForms::readDouble);

  /// Written as the 64-bit float that it is, 0.7 as 0.699999988079071, and rounded when read.
  static final JsonForm<Float> FLOAT =
      new ScalarForm<>(
          "a number within the range of a 32-bit float",
          value -> DoubleNode.valueOf(value.doubleValue()),
          node -> readDouble(node).map(Double::floatValue).filter(Float::isFinite));

  /// Read in either case, written in lower case.
  static final JsonForm<UUID> UNIVERSAL_ID =
      new ScalarForm<>(
          "a UUID with hyphens",
          uuid -> StringNode.valueOf(uuid.toString()),
          node -> readText(node).filter(IS_UUID).map(UUID::fromString));

  /// RFC 3339 with as many groups of three digits after the point as are needed.
  static final JsonForm<Instant> INSTANT =
      new ScalarForm<>(
          "a time as RFC 3339 has it",
          instant -> StringNode.valueOf(instant.toString()),
          node -> readText(node).flatMap(ScalarForms::parseInstant));

  /// Any value.
  static final JsonForm<JsonText> JSON =
      new ScalarForm<>("a JSON value", JsonText::node, node -> Optional.of(JsonText.of(node)));

  private ScalarForms() {}

  /// The node that a parser makes of this integer, so that trees can be compared.
  private static JsonNode integer(long value) {
    return (int) value == value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
  }

  private static boolean isUnsigned64(JsonNode node) {
    return node.isIntegralNumber()
        && node.bigIntegerValue().signum() >= 0
        && node.bigIntegerValue().bitLength() <= Long.SIZE;
  }

  private static Optional<Double> readDouble(JsonNode node) {
    if (!node.isNumber()) {
      return Optional.empty();
    }
    double value =
        node.isIntegralNumber() ? node.bigIntegerValue().doubleValue() : node.doubleValue();
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  private static Optional<String> readText(JsonNode node) {
    return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
  }

  private static Optional<Instant> parseInstant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
