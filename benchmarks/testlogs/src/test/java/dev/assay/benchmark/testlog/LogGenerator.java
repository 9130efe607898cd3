package dev.assay.benchmark.testlog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Makes logs out of a parser's shapes, and spoils some of them.
final class LogGenerator {
  private static final List<String> WORDS =
      List.of("alpha", "beta", "gamma", "Delta", "x", "ünï", "zeta_9", "Eta");

  /// What confuses readers of text.
  private static final List<String> POISON =
      List.of(
          "\r",
          "\r\n",
          "\n",
          "\t",
          " ",
          "  ",
          "\u00a0",
          "\u2028",
          "\u0085",
          "\u001c",
          "\f",
          "\u001b[1m",
          "\u001b[0m",
          "[",
          "]",
          "(",
          ")",
          ":",
          " - ",
          " ... ",
          ".",
          "=",
          "😀",
          "PASSED",
          "FAILED",
          "ok",
          "F",
          "✓",
          "#",
          "{",
          "\u0000",
          "٣",
          " ... ok",
          "'",
          "-");

  private static final List<String> SIGNS =
      List.of(
          "3 passing (1s)",
          "0 passing",
          "Executed 2 of 3 SUCCESS",
          "TOTAL: 2 FAILED",
          "Tests:  4 failed",
          "Tests:",
          "# tests 7",
          "5 specs, 0 failures",
          "1 spec, 1 failure",
          "Killed",
          "collected 0 items",
          "ModuleNotFoundError: No module named 'x'",
          "fatal: Could not resolve host: x",
          "Timeout error: 5 seconds exceeded",
          "java.lang.OutOfMemoryError",
          ">>>>> Patch Apply Failed",
          ">>>>> Tests Timed Out",
          ">>>>> Reset Failed",
          ">>>>> Tests Errored");

  private final Random random;
  private final List<String> shapes;
  private final List<String> names = new ArrayList<>();

  LogGenerator(long seed, List<String> shapes) {
    this.random = new Random(seed);
    this.shapes = shapes;
    for (int i = 0; i < 12; i++) {
      names.add(name());
    }
  }

  /// Names that the log's tests may have.
  List<String> names() {
    return List.copyOf(names);
  }

  byte[] log() {
    List<String> lines = new ArrayList<>();
    lines.add("+ git status");
    lines.addAll(lines(random.nextInt(3)));
    lines.add("+ : '>>>>> Start Test Output'");
    lines.addAll(lines(random.nextInt(25)));
    lines.add("+ : '>>>>> End Test Output'");
    if (random.nextInt(3) > 0) {
      lines.add(">>>>> Test Exit Code: " + (random.nextBoolean() ? 0 : random.nextInt(3)));
    }
    if (random.nextInt(4) == 0) {
      lines.add(random.nextInt(lines.size()), one(SIGNS));
    }
    for (int rounds = random.nextInt(3); rounds > 0; rounds--) {
      disorder(lines);
    }
    String text = String.join("\n", lines) + "\n";
    for (int rounds = random.nextInt(2) * random.nextInt(9); rounds > 0; rounds--) {
      text = poisoned(text);
    }
    if (random.nextInt(9) == 0) {
      text = text.substring(0, random.nextInt(text.length() + 1));
    }
    if (random.nextInt(12) == 0) {
      text = text.replace("\n", "\r\n");
    }
    if (random.nextInt(60) == 0) {
      text = text.replace(one(names), "long".repeat(5_000));
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(40) == 0 ? notUtf8(bytes) : bytes;
  }

  private List<String> lines(int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(filled(one(shapes)));
    }
    return lines;
  }

  private String filled(String shape) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < shape.length(); i++) {
      if (shape.startsWith("{t}", i)) {
        line.append(one(names));
        i += 2;
      } else if (shape.startsWith("{w}", i)) {
        line.append(one(WORDS));
        i += 2;
      } else if (shape.startsWith("{n}", i)) {
        line.append(random.nextInt(4));
        i += 2;
      } else {
        line.append(shape.charAt(i));
      }
    }
    return line.toString();
  }

  private String name() {
    return switch (random.nextInt(7)) {
      case 0 -> one(WORDS);
      case 1 -> "tests/test_" + one(WORDS) + ".py::test_" + one(WORDS);
      case 2 -> "a.py::T::test_" + one(WORDS) + "[" + one(WORDS) + " " + one(WORDS) + "]";
      case 3 -> "a.py::test_b[" + one(WORDS);
      case 4 -> one(WORDS) + "." + one(WORDS);
      case 5 -> one(WORDS) + " should " + one(WORDS) + " - " + random.nextInt(3);
      default -> one(WORDS) + "::" + one(WORDS);
    };
  }

  private void disorder(List<String> lines) {
    int at = random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
      case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
      case 3 -> lines.set(at, lines.get(at) + one(lines));
      default -> lines.add(at, filled(one(shapes)));
    }
    if (lines.isEmpty()) {
      lines.add("");
    }
  }

  private String poisoned(String text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(3));
    return text.substring(0, at) + one(POISON) + text.substring(end);
  }

  private byte[] notUtf8(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = random.nextInt(bytes.length + 1);
    out.write(bytes, 0, at);
    out.write(0xff);
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  private <T> T one(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
