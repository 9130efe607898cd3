package dev.assay.benchmark;

import dev.assay.benchmark.TestResult.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text of Rust's test harness: a section for each test binary, then one for the documentation
/// tests. The counts at a section's start and end must agree with its lines, so that a line which a
/// test printed is not taken for a result.
final class LibtestReportParser implements ReportParser {
  private static final Pattern START = Pattern.compile("running (\\d{1,9}) tests?");
  private static final Pattern TEST = Pattern.compile("test (.+?) \\.\\.\\. ?(.*)");
  private static final Pattern DETAIL = Pattern.compile("---- (.+) (?:stdout|stderr) ----");
  private static final Pattern END =
      Pattern.compile(
          "test result: (?:ok|FAILED)\\. (\\d{1,9}) passed; (\\d{1,9}) failed; "
              + "(\\d{1,9}) ignored; (\\d{1,9}) measured; \\d{1,9} filtered out.*");
  private static final String SHOULD_PANIC = " - should panic";

  private final Set<String> known = new HashSet<>();
  private @Nullable Section section;

  @Override
  public void parse(InputStream in, ReportBuilder report) throws IOException {
    ReportLines lines = new ReportLines(in);
    int sections = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      Matcher start = START.matcher(line);
      Matcher end = END.matcher(line);
      if (section == null && start.matches()) {
        section = new Section(Integer.parseInt(start.group(1)), lines.number());
        section.checkAnnounced();
        sections++;
      } else if (end.matches()) {
        if (section == null) {
          throw new MalformedReportException(
              lines.number(), "a test result without its 'running … tests' line");
        }
        section.end(lines.number(), end, known, report);
        section = null;
      } else if (section != null) {
        section.line(lines.number(), line);
      }
    }
    if (section != null) {
      throw new MalformedReportException(
          lines.number(),
          "the report ends within the test binary that starts at line "
              + section.line
              + "; it crashed or exited before its 'test result' line");
    }
    if (sections == 0) {
      throw new MalformedReportException(lines.number(), "no 'running … tests' line");
    }
  }

  /// The tests of one binary.
  private static final class Section {
    final long line;
    private final int announced;
    private final Map<String, Test> tests = new LinkedHashMap<>();
    private boolean details;
    private @Nullable String pending;
    private @Nullable StringBuilder message;

    Section(int announced, long line) {
      this.announced = announced;
      this.line = line;
    }

    void checkAnnounced() throws MalformedReportException {
      if (announced > ReportBuilder.MAX_TESTS) {
        throw new MalformedReportException(
            line, "more than " + ReportBuilder.MAX_TESTS + " tests are announced");
      }
    }

    void line(long number, String text) throws MalformedReportException {
      if (details) {
        detail(text);
        return;
      }
      Matcher test = TEST.matcher(text);
      if (text.equals("failures:") || text.equals("successes:")) {
        details = true;
      } else if (test.matches()) {
        pending = name(test.group(1));
        result(number, test.group(2));
      } else {
        // The result follows on a line of its own when the test itself printed.
        result(number, text);
      }
    }

    private void result(long number, String text) throws MalformedReportException {
      Status status = status(text);
      if (pending == null || status == null) {
        return;
      }
      if (tests.putIfAbsent(pending, new Test(number, status)) != null) {
        throw new MalformedReportException(
            number, "the test '" + pending + "' was reported before");
      }
      if (tests.size() > announced) {
        throw new MalformedReportException(
            number, "more than the " + announced + " tests that line " + line + " announces");
      }
      pending = null;
    }

    private void detail(String text) {
      Matcher heading = DETAIL.matcher(text);
      if (heading.matches()) {
        Test test = tests.get(heading.group(1));
        message = test == null ? null : test.message;
      } else if (text.equals("failures:")) {
        message = null;
      } else if (message != null) {
        ReportBuilder.append(message, text + "\n");
      }
    }

    void end(long number, Matcher counts, Set<String> known, ReportBuilder report)
        throws MalformedReportException {
      int passed = Integer.parseInt(counts.group(1)) + Integer.parseInt(counts.group(4));
      agree(number, "passed", passed, Status.PASSED);
      agree(number, "failed", Integer.parseInt(counts.group(2)), Status.FAILED);
      agree(number, "ignored", Integer.parseInt(counts.group(3)), Status.SKIPPED);
      if (tests.size() != announced) {
        throw new MalformedReportException(
            number,
            "line " + line + " announces " + announced + " tests, but " + tests.size() + " follow");
      }
      for (var entry : tests.entrySet()) {
        Test test = entry.getValue();
        String id = entry.getKey();
        for (int copy = 2; !known.add(id); copy++) {
          id = entry.getKey() + " (" + copy + ")";
        }
        report.add("line " + test.line, id, test.status, test.message.toString());
      }
    }

    private void agree(long number, String word, int counted, Status status)
        throws MalformedReportException {
      long found = tests.values().stream().filter(test -> test.status == status).count();
      if (found != counted) {
        throw new MalformedReportException(
            number, "counts " + counted + " tests as " + word + ", but " + found + " are listed");
      }
    }

    private static String name(String text) {
      return text.endsWith(SHOULD_PANIC)
          ? text.substring(0, text.length() - SHOULD_PANIC.length())
          : text;
    }

    private static @Nullable Status status(String text) {
      if (text.equals("ok") || text.startsWith("ok <") || text.startsWith("bench: ")) {
        return Status.PASSED;
      }
      if (text.equals("FAILED") || text.startsWith("FAILED <")) {
        return Status.FAILED;
      }
      return text.equals("ignored") || text.startsWith("ignored, ") ? Status.SKIPPED : null;
    }
  }

  private record Test(long line, Status status, StringBuilder message) {
    Test(long line, Status status) {
      this(line, status, new StringBuilder());
    }
  }
}
