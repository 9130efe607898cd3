package dev.assay.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.RunnerException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContainerFilesTest {
  @Test
  void readsNamesOfAnyFormAndTheirMarks() throws Exception {
    assertThat(ContainerFiles.parse("./a\0./b/two\nlines\0\0" + "1 x\n2 y\n", "in"))
        .isEqualTo(Map.of("a", "1 x", "b/two\nlines", "2 y"));
    assertThat(ContainerFiles.parse("\0", "in")).isEmpty();
  }

  /// A file that came or went between the two looks has a name or a mark too many.
  @ParameterizedTest
  @ValueSource(strings = {"./a\0./b\0\0" + "1 x\n", "./a\0\0" + "1 x\n2 y\n", "\0" + "1 x\n", ""})
  void refusesWhatDoesNotGoTogether(String said) {
    assertThatThrownBy(() -> ContainerFiles.parse(said, "in"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("in");
  }
}
