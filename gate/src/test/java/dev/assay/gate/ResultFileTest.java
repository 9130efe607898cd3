package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFileTest {
  @TempDir Path folder;

  private ResultFile read(String result) throws IOException {
    Path file = folder.resolve("result.json");
    Files.write(file, result.getBytes(StandardCharsets.ISO_8859_1));
    return ResultFile.read(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"ok\",\"metric\":Infinity}",
        "{\"status\":\"ok\",\"metric\":1e999}",
        "{\"status\":\"ok\",\"metric\":NaN}",
        "{\"status\":\"ok\",\"metric\":true}",
        "{\"status\":\"ok\",\"metric\":\"1\"}",
        "{\"status\":\"ok\",\"metric\":null}",
        "{\"status\":\"ok\"}",
        "{\"status\":\"ok\",\"metric\":1,\"wall_clock_seconds\":-5}",
        "{\"status\":\"ok\",\"metric\":1,\"metric\":2}",
        "{\"status\":\"ok\",\"metric\":1",
        "{\"status\":\"good\",\"metric\":1}",
        "{\"status\":\"error\"}",
        "{\"status\":\"error\",\"message\":\" \"}",
        "[1]",
        "",
        "\377\376"
      })
  void whatIsNoResultIsAFailure(String result) throws Exception {
    assertThat(read(result))
        .isInstanceOfSatisfying(
            ResultFile.Failed.class,
            failed -> assertThat(failed.reason()).startsWith("the result"));
  }

  @Test
  void whatTheBenchmarkSaysIsKept() throws Exception {
    assertThat(
            read(
                "{\"status\":\"ok\",\"metric\":1.5,\"wall_clock_seconds\":2,\"metadata\":{\"a\":1}}"))
        .isInstanceOfSatisfying(
            ResultFile.Ok.class,
            ok -> {
              assertThat(ok.metric()).isEqualTo(1.5);
              assertThat(ok.seconds()).hasValue(2);
              assertThat(ok.metadata().path("a").asInt()).isEqualTo(1);
              assertThat(ok.components().isNull()).isTrue();
            });
    assertThat(read("{\"status\":\"error\",\"message\":\"no corpus\"}"))
        .isEqualTo(new ResultFile.Failed("the benchmark says: no corpus"));
  }
}
