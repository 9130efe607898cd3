package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void equalValuesHaveEqualTexts() {
    JsonText json = JsonText.parse("{ \"b\" : [1, 2.50, \"\\u0061\"], \"a\" : null }");
    assertThat(json).hasToString("{\"a\":null,\"b\":[1,2.5,\"a\"]}");
    assertThat(json)
        .isEqualTo(JsonText.parse(json.toString()))
        .hasSameHashCodeAs(JsonText.parse(json.toString()))
        .isNotEqualTo(JsonText.parse("null"));
  }

  @Test
  void anIntegerAndAFloatDiffer() {
    assertThat(JsonText.parse("[1, 1.0, -0.0, 1e2]")).hasToString("[1,1.0,-0.0,100.0]");
  }

  @Test
  void keysAreSortedByCodePoint() {
    assertThat(JsonText.parse("{\"🦀\":1,\"\uFB33\":2,\"\":3,\"é\":4,\"éa\":5,\"🦁\":6,\"z\":7}"))
        .hasToString("{\"\":3,\"z\":7,\"é\":4,\"éa\":5,\"\uFB33\":2,\"🦀\":1,\"🦁\":6}");
  }

  @Test
  void anIntegerOfAnySizeKeepsItsDigits() {
    String digits = "[18446744073709551616,-123456789012345678901234567890]";
    assertThat(JsonText.parse(digits)).hasToString(digits);
  }

  @Test
  void aTextThatTwoReadersMayReadDifferentlyIsRefused() {
    assertRefused("{\"a\":{\"b\":1,\"b\":1}}", "Duplicate");
    assertRefused("{} x", "not JSON");
    assertRefused("1 2", "not JSON");
    assertRefused("", "empty");
    assertRefused("[1,[2,1e999]]", "[1][1]: the number is out of range");
    assertRefused("{\"a\":\"\\ud83e\"}", "a: the string holds half a surrogate pair");
    assertRefused("{\"\\ud83e\":1}", "surrogate");
  }

  @Test
  void aTextMadeToExhaustTheReaderIsRefused() {
    assertRefused("[".repeat(100_000), "not JSON");
    assertRefused("{\"a\":".repeat(100_000), "not JSON");
    assertRefused("9".repeat(100_000), "not JSON");
  }

  @Test
  void whereTheTextIsNoJsonIsSaid() {
    assertRefused("{\n  \"a\": tru\n}", "line 2");
  }

  private static void assertRefused(String json, String problem) {
    assertThatThrownBy(() -> JsonText.parse(json))
        .as(json)
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContainingAll(problem);
  }
}
