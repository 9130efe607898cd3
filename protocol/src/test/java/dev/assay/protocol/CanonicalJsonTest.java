package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.FloatNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

class CanonicalJsonTest {
  /// RFC 8785, appendix B.
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
  })
  void numbersOfTheRfc(String bits, String expected) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(CanonicalJson.write(DoubleNode.valueOf(value))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aNumberThatJsonLacksIsRefused(double value) {
    assertThatThrownBy(() -> CanonicalJson.write(DoubleNode.valueOf(value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JSON has no number " + value);
  }

  @Test
  void aFloatIsItsWidenedDouble() {
    assertThat(CanonicalJson.write(FloatNode.valueOf(0.7f))).isEqualTo("0.699999988079071");
  }

  @Test
  void aWholeNumberIsTheSameAsIntegerAndAsFloat() {
    assertThat(canonical("[1, 1.0, 1e0, 100, 1e2, -0, 9007199254740992, 9007199254740992.0]"))
        .isEqualTo("[1,1,1,100,100,0,9007199254740992,9007199254740992]");
  }

  @Test
  void anIntegerBeyondAFloatsPrecisionKeepsItsDigits() {
    String digits = "[9007199254740993,18446744073709551615,-9223372036854775808]";
    assertThat(canonical(digits)).isEqualTo(digits);
  }

  @Test
  void keysAreSortedByUtf16Units() {
    // The crab is beyond U+FB33, its first UTF-16 unit is before it.
    assertThat(
            canonical(
                "{\"\uFB33\":1,\"🦀\":2,\"é\":3,\"\\r\":4,\"b\":5,\"a\":{\"d\":[],\"c\":{}},\"\":6}"))
        .isEqualTo(
            "{\"\":6,\"\\r\":4,\"a\":{\"c\":{},\"d\":[]},\"b\":5,\"é\":3,\"🦀\":2,\"\uFB33\":1}");
  }

  @Test
  void onlyWhatMustBeEscapedIs() {
    assertThat(
            CanonicalJson.write(
                StringNode.valueOf("\u0000\b\t\n\u000b\f\r\u001f \"\\/<'\u007f\u2028é🦀")))
        .isEqualTo("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/<'\u007f\u2028é🦀\"");
  }

  @Test
  void literals() {
    assertThat(canonical(" [ null , true , false ] ")).isEqualTo("[null,true,false]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83E", "a\uDD80", "\uDD80\uD83E"})
  void halfASurrogatePairIsRefused(String text) {
    assertThatThrownBy(() -> CanonicalJson.write(StringNode.valueOf(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("surrogate");
    assertThatThrownBy(
            () -> CanonicalJson.write(JsonNodeFactory.instance.objectNode().put(text, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNodeThatJsonLacksIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.write(BinaryNode.valueOf(new byte[1])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BINARY");
  }

  @Test
  void theCanonicalTextIsAFixedPoint() {
    for (long seed = 0; seed < 300; seed++) {
      String text = LabEventJson.write(new RandomValues(seed).of(LabEvent.class));
      assertThat(canonical(text)).as("seed %d", seed).isEqualTo(text);
    }
  }

  private static String canonical(String json) {
    return CanonicalJson.write(StrictJson.parse(json));
  }
}
