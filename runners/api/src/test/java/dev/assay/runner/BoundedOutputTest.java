package dev.assay.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.ExecutionResult.CapturedOutput;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedOutputTest {
  @TempDir Path folder;

  @Test
  void keepsTheFirstAndTheLastHalfHoweverItIsWritten() throws Exception {
    for (long seed = 0; seed < 300; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      int limit = random.nextInt(2, 200);
      byte[] written = new byte[random.nextInt(0, 5 * limit)];
      random.nextBytes(written);
      Path file = folder.resolve("file");
      CapturedOutput captured;
      try (BoundedOutput output = new BoundedOutput(file, limit)) {
        for (int at = 0; at < written.length; ) {
          int length = random.nextInt(1, Math.min(2 * limit, written.length - at) + 1);
          output.write(ByteBuffer.wrap(written, at, length));
          at += length;
        }
        captured = output.finish();
      }
      assertThat(captured)
          .as("seed %d", seed)
          .isEqualTo(new CapturedOutput(written.length, Math.min(limit, written.length)));
      assertThat(Files.readAllBytes(file)).as("seed %d", seed).isEqualTo(expected(written, limit));
    }
  }

  private static byte[] expected(byte[] written, int limit) throws Exception {
    if (written.length <= limit) {
      return written;
    }
    int tail = limit - limit / 2;
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    kept.write(written, 0, limit / 2);
    kept.write(
        "%n[... %d bytes left out ...]%n"
            .formatted(written.length - limit)
            .getBytes(StandardCharsets.UTF_8));
    kept.write(Arrays.copyOfRange(written, written.length - tail, written.length));
    return kept.toByteArray();
  }

  @Test
  void dropsWhatComesAfterTheEnd() throws Exception {
    Path file = folder.resolve("file");
    try (BoundedOutput output = new BoundedOutput(file, 100)) {
      output.write(ByteBuffer.wrap(new byte[] {'a'}));
      CapturedOutput captured = output.finish();
      output.write(ByteBuffer.wrap(new byte[] {'b'}));
      assertThat(output.finish()).isEqualTo(captured);
    }
    assertThat(file).hasContent("a");
  }

  @Test
  void putsAFileInOrderThatNobodyFinished() throws Exception {
    Path file = folder.resolve("file");
    try (BoundedOutput output = new BoundedOutput(file, 4)) {
      output.write(ByteBuffer.wrap("abcdefgh".getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(file).hasContent("ab\n[... 4 bytes left out ...]\ngh");
  }

  @Test
  void doesNotWriteThroughALink() throws Exception {
    Path victim = Files.writeString(folder.resolve("victim"), "untouched");
    Path link = Files.createSymbolicLink(folder.resolve("link"), victim);
    assertThatThrownBy(() -> new BoundedOutput(link, 100))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining(link.toString());
    assertThat(victim).hasContent("untouched");
  }
}
