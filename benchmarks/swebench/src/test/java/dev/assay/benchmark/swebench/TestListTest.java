package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestListTest {
  @Test
  void readsJson() {
    assertThat(TestList.parse("[\"a b\", \"c\\u00e9\"]")).contains(List.of("a b", "cé"));
    assertThat(TestList.parse("[]")).contains(List.of());
  }

  @Test
  void readsWhatPythonPrints() {
    assertThat(TestList.parse("['it\\'s', \"it's\", 'a\\nb\\x41\\u00e9\\U0001F600', '\\\\']"))
        .contains(List.of("it's", "it's", "a\nbAé😀", "\\"));
    assertThat(TestList.parse(" [ 'a' ,'b', ] ")).contains(List.of("a", "b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "{}",
        "null",
        "\"a\"",
        "[1]",
        "[\"a\", 1]",
        "['a",
        "['a' 'b']",
        "['a]",
        "[a]",
        "['\\q']",
        "['\\x4']",
        "['\\x4z']",
        "['\\Uffffffff']",
        "['a'] trailing",
        "('a',)",
        "['a\\"
      })
  void refusesWhatIsNoListOfTexts(String text) {
    assertThat(TestList.parse(text)).isEmpty();
  }
}
