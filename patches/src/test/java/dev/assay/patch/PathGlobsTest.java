package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathGlobsTest {
  @Test
  void oneThatFitsIsEnough() {
    PathGlobs globs = PathGlobs.of(List.of("src/**", "*.md"));
    assertThat(globs.match("src/a/b.c")).isTrue();
    assertThat(globs.match("docs/README.md")).isTrue();
    assertThat(globs.match("SRC/a")).isFalse();
    assertThat(PathGlobs.of(List.of()).match("a")).isFalse();
  }

  @Test
  void letterCaseMayMakeNoDifference() {
    assertThat(PathGlobs.ignoringCase(List.of("Tests/**")).match("tESTS/x")).isTrue();
  }

  @Test
  void aBrokenGlobIsRefusedBeforeItIsUsed() {
    assertThatThrownBy(() -> PathGlobs.of(List.of("ok", "{a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{a");
  }
}
