package dev.assay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.DoubleNode;

/// Compares with a JavaScript engine, where there is one.
class EcmaScriptNumbersTest {
  private static final long SEED = 8785;
  private static final String SCRIPT =
      """
      const view = new DataView(new ArrayBuffer(8));
      for (const bits of require("fs").readFileSync(0, "utf8").trim().split("\\n")) {
        view.setBigUint64(0, BigInt(bits));
        console.log(JSON.stringify(view.getFloat64(0)));
      }
      """;

  @TempDir private Path directory;

  @Test
  void numbersAreWrittenAsNodeWritesThem() throws Exception {
    List<Double> numbers = numbers();
    List<String> expected = node(numbers);
    assertThat(expected).hasSameSizeAs(numbers);
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(CanonicalJson.write(DoubleNode.valueOf(numbers.get(i))))
          .as("seed %d, number %d", SEED, i)
          .isEqualTo(expected.get(i));
    }
  }

  /// Any bits, short decimals of every magnitude, the smallest numbers, neighbours of powers of
  /// two.
  private static List<Double> numbers() {
    SplittableRandom random = new SplittableRandom(SEED);
    Supplier<Double> any = () -> Double.longBitsToDouble(random.nextLong());
    Supplier<Double> decimal =
        () -> Double.parseDouble(random.nextInt(1000) + "e" + random.nextInt(-330, 309));
    Supplier<Double> tiny = () -> random.nextInt(1, 2000) * Double.MIN_VALUE;
    Supplier<Double> power =
        () -> {
          double two = Math.scalb(1.0, random.nextInt(-1074, 1024));
          return random.nextBoolean()
              ? Math.nextDown(two)
              : random.nextBoolean() ? two : Math.nextUp(two);
        };
    Supplier<Double> whole = () -> (double) random.nextLong();
    return Stream.of(any, decimal, tiny, power, whole)
        .flatMap(kind -> Stream.generate(kind).limit(2000))
        .filter(Double::isFinite)
        .toList();
  }

  private List<String> node(List<Double> numbers) throws IOException, InterruptedException {
    Path input = directory.resolve("bits");
    Path output = directory.resolve("numbers");
    Files.write(
        input,
        numbers.stream()
            .map(number -> "0x" + Long.toHexString(Double.doubleToRawLongBits(number)))
            .toList());
    Process process;
    try {
      process =
          new ProcessBuilder("node", "-e", SCRIPT)
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException noNode) {
      return abort("node is not installed");
    }
    assertThat(process.waitFor()).isZero();
    return Files.readAllLines(output, StandardCharsets.UTF_8);
  }
}
