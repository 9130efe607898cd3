package dev.assay.benchmark;

import dev.assay.benchmark.TestResult.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects the tests of a report within bounds that no honest report reaches.
final class ReportBuilder {
  /// The most bytes that are read of a report.
  static final long MAX_BYTES = 64L << 20;

  /// The most characters that are kept of what one test said.
  static final int MAX_MESSAGE = 2_000;

  /// The most tests of one report.
  static final int MAX_TESTS = 50_000;

  private static final int MAX_ID = 2_048;
  private static final long MAX_MESSAGES = 8L << 20;

  private final Map<String, TestResult> tests = new LinkedHashMap<>();
  private @Nullable String problem;
  private long messageLength;

  /// Adds a test.
  ///
  /// @param place for the error: `line 4`
  void add(String place, String id, Status status, String message) throws MalformedReportException {
    String plainId = singleLine(place, id);
    if (tests.containsKey(plainId)) {
      throw new MalformedReportException(
          place + ": the test '" + plainId + "' was reported before; ids must be unique");
    }
    if (tests.size() == MAX_TESTS) {
      throw new MalformedReportException(place + ": more than " + MAX_TESTS + " tests");
    }
    tests.put(plainId, new TestResult(plainId, status, kept(status, message)));
  }

  /// The status under which a test is known so far.
  Optional<Status> statusOf(String id) {
    return Optional.ofNullable(tests.get(id.strip())).map(TestResult::status);
  }

  /// Notes what failed beside the tests; the first one is kept.
  void problem(String text) {
    if (problem == null) {
      problem = cut(text);
    }
  }

  TestReport.Complete build() {
    return new TestReport.Complete(List.copyOf(tests.values()), Optional.ofNullable(problem));
  }

  /// The first part of a text, at most as long as a message may be.
  static String cut(String text) {
    String stripped = text.strip();
    return stripped.length() <= MAX_MESSAGE ? stripped : stripped.substring(0, MAX_MESSAGE) + "…";
  }

  /// Adds to a message that is being collected, until one can tell that it will be cut.
  static void append(StringBuilder message, String part) {
    int room = MAX_MESSAGE + 1 - message.length();
    if (room > 0) {
      message.append(part, 0, Math.min(part.length(), room));
    }
  }

  private String kept(Status status, String message) {
    if (status == Status.PASSED || messageLength > MAX_MESSAGES) {
      return "";
    }
    String kept = cut(message);
    messageLength += kept.length();
    return kept;
  }

  /// @throws MalformedReportException when a name is longer than any that a person gave
  static void checkLength(String place, String id) throws MalformedReportException {
    if (id.length() > MAX_ID) {
      throw new MalformedReportException(
          place + ": a test's name has more than " + MAX_ID + " characters");
    }
  }

  // An id is one line of the file of expected tests.
  private static String singleLine(String place, String id) throws MalformedReportException {
    checkLength(place, id);
    String plain = id.strip();
    if (plain.isEmpty()) {
      throw new MalformedReportException(place + ": a test has no name");
    }
    if (plain.chars().noneMatch(Character::isISOControl)) {
      return plain;
    }
    StringBuilder escaped = new StringBuilder();
    plain
        .chars()
        .forEach(character -> {
          if (Character.isISOControl(character)) {
            escaped.append(String.format("\\u%04x", character));
          } else {
            escaped.append((char) character);
          }
        });
    return escaped.toString();
  }
}
