package dev.assay.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspacePathTest {
  @ParameterizedTest
  @CsvSource({"a, a", "./a//b/., a/b", "'', ''", "., ''", "..a/b.., ..a/b..", "' a ', ' a '"})
  void namesInsideAreTaken(String given, String path) throws Exception {
    assertThat(WorkspacePath.of(given)).isEqualTo(Path.of(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a", "..", "a/..", "a/../b", "../a"})
  void namesOutsideAreRefused(String given) {
    assertThatThrownBy(() -> WorkspacePath.of(given))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("'" + given + "'");
  }

  @Test
  void aNameThatNoFileCanHaveIsRefused() {
    assertThatThrownBy(() -> WorkspacePath.of("a\0b"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("a\\0b");
  }

  /// In a process without a locale this is not to be had from [Path#of].
  @Test
  void aNameHasItsBytesInUtf8WhateverTheLocale() throws Exception {
    assertThat(WorkspacePath.of("ä/€ b").toUri().getRawPath()).endsWith("/%C3%A4/%E2%82%AC%20b");
  }
}
