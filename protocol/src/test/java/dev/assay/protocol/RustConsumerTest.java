package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// A Rust program with the schema reads what Java wrote. Compiling it takes a while, so this runs
/// only with `-Dassay.rust=true`, and where cargo is installed.
@EnabledIfSystemProperty(named = "assay.rust", matches = "true")
class RustConsumerTest {
  private static final Path PROGRAM =
      Path.of(System.getProperty("assay.root", ".."), "protocol/src/test/rust/golden/Cargo.toml");

  @TempDir private Path directory;

  @Test
  void rustReadsTheEventsAndWritesThemAsJavaDoes() throws Exception {
    List<String> events =
        LongStream.range(0, 2000)
            .mapToObj(seed -> new RandomValues(seed).of(BenchmarkEvent.class))
            .filter(event -> !(event.eventType() instanceof BenchmarkEventType.Unknown))
            .map(TelemetryJson::write)
            .toList();
    List<String> read = rust(events);
    assertThat(read).hasSameSizeAs(events);
    for (int i = 0; i < events.size(); i++) {
      assertThat(read.get(i)).as("event %d", i).isEqualTo(events.get(i));
    }
  }

  private List<String> rust(List<String> events) throws IOException, InterruptedException {
    Path input = Files.write(directory.resolve("events.jsonl"), events);
    Path output = directory.resolve("read.jsonl");
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "cargo",
                  "run",
                  "-q",
                  "--locked",
                  "--manifest-path",
                  PROGRAM.toString(),
                  "--",
                  "read")
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException noCargo) {
      return abort("cargo is not installed");
    }
    assertThat(process.waitFor()).isZero();
    return Files.readAllLines(output);
  }
}
