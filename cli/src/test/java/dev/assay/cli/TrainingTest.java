package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  @Test
  void everyCommandItTrainsOnSucceeds(@TempDir Path folder) {
    Path catalog = Path.of(System.getProperty("assay.root"), "launcher", "training");
    assertThat(Training.commands(catalog, folder.resolve("runs"))).isEmpty();
    assertThat(Files.exists(folder.resolve("runs"))).isTrue();
  }
}
