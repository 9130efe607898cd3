package dev.assay.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  @Test
  void isWhereTheBaseDirectoriesSay() throws Exception {
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/c", "HOME", "/h")))
        .isEqualTo(Path.of("/c/assay"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "", "HOME", "/h")))
        .isEqualTo(Path.of("/h/.cache/assay"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "relative", "HOME", "/h")))
        .isEqualTo(Path.of("/h/.cache/assay"));
  }

  @Test
  void isNowhereWithoutAHome() {
    assertThatThrownBy(() -> CacheFolder.of(Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("HOME");
  }
}
