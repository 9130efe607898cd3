package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathGlobTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "tests/**, tests/a.py, true",
        "tests/**, tests/a/b/c.py, true",
        "tests/**, src/tests/a.py, false",
        "tests/**, tests, false",
        "tests/, tests/a/b.py, true",
        "**/tests/**, tests/a.py, true",
        "**/tests/**, x/y/tests/z/a.py, true",
        "**/tests/**, mytests/a.py, false",
        "*.py, a.py, true",
        "*.py, x/y/a.py, true",
        "*.py, a.pyc, false",
        "/*.py, a.py, true",
        "/*.py, x/a.py, false",
        "src/*.py, src/x/a.py, false",
        "src/**.py, src/x/a.py, true",
        "a?c, abc, true",
        "a?c, a/c, false",
        "[a-c]x, bx, true",
        "[!a-c]x, bx, false",
        "[!a-c]x, dx, true",
        "[]a]x, ]x, true",
        "a.b, axb, false",
        "(a)+$, (a)+$, true",
        "a[^.]c, a.c, false",
      })
  void matches(String glob, String path, boolean expected) {
    assertThat(PathGlob.of(glob, false).matches(path)).isEqualTo(expected);
  }

  @Test
  void knowsAlternatives() {
    PathGlob glob = PathGlob.of("{src,lib}/*.{c,h}", false);

    assertThat(List.of("src/a.c", "lib/b.h")).allMatch(glob::matches);
    assertThat(List.of("src/a.d", "bin/b.h", "src/x/a.c")).noneMatch(glob::matches);
  }

  @Test
  void mayIgnoreCase() {
    assertThat(PathGlob.of("ÄB*.py", true).matches("x/äbC.PY")).isTrue();
    assertThat(PathGlob.of("ÄB*.py", false).matches("x/äbC.PY")).isFalse();
  }

  @Test
  void aBrokenGlobIsRefusedWhereItIsGiven() {
    for (String glob : List.of("a[b", "a{b,c", "", "/")) {
      assertThatThrownBy(() -> new ApplyRules(List.of(glob), List.of(), false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + glob + "'");
    }
  }
}
