package dev.assay.benchmark;

import dev.assay.benchmark.TestResult.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The Test Anything Protocol. A subtest is indented by four spaces and followed by the line that
/// sums it up. The plan and the numbers must agree with the lines.
final class TapReportParser implements ReportParser {
  private static final Pattern POINT =
      Pattern.compile("(not )?ok(?:\\s+(\\d{1,9}))?(?:\\s+-)?(?:\\s+(.*))?");
  private static final Pattern PLAN = Pattern.compile("1\\.\\.(\\d{1,9})(?:\\s*#.*)?");
  private static final Pattern DIRECTIVE =
      Pattern.compile("(?i)(?:^|(?<=\\s))#\\s*(skip|todo)\\S*\\s*(.*)$");
  private static final int INDENT = 4;
  private static final int MAX_DEPTH = 32;

  private final Deque<Level> levels = new ArrayDeque<>(List.of(new Level(0)));
  private int points;
  private @Nullable TapPoint last;
  private @Nullable TapDiagnostics diagnostics;

  @Override
  public void parse(InputStream in, ReportBuilder report) throws IOException {
    ReportLines lines = new ReportLines(in);
    for (String line = lines.next(); line != null; line = lines.next()) {
      line(lines.number(), line, report);
    }
    long number = lines.number();
    if (diagnostics != null) {
      throw new MalformedReportException(number, "the report ends within a '---' block");
    }
    if (levels.size() > 1) {
      throw new MalformedReportException(number, "the report ends within a subtest");
    }
    Level root = levels.removeLast();
    root.close(number);
    for (TapPoint point : root.points) {
      report.add("line " + point.line(), point.name(), point.status(), point.message());
    }
  }

  private void line(long number, String line, ReportBuilder report) throws IOException {
    String text = line.stripLeading();
    int indent = line.length() - text.length();
    if (diagnostics != null) {
      if (diagnostics.take(indent, text)) {
        diagnostics = null;
        last = null;
      }
      return;
    }
    Matcher plan = PLAN.matcher(text);
    Matcher point = POINT.matcher(text);
    if (text.startsWith("Bail out!")) {
      report.problem("the tests bailed out: " + text.substring("Bail out!".length()).strip());
      last = null;
    } else if (text.equals("---") && last != null) {
      diagnostics = new TapDiagnostics(indent, last);
    } else if (text.startsWith("#")) {
      if (text.startsWith("# Subtest")) {
        last = null;
      } else if (last != null) {
        last.comment(text.substring(1));
      }
    } else if (plan.matches() && isLevel(indent)) {
      level(number, indent).plan(number, Integer.parseInt(plan.group(1)));
      last = null;
    } else if (point.matches() && isLevel(indent)) {
      last = point(number, indent, point);
    }
  }

  // Whatever else is indented is what a test printed.
  private boolean isLevel(int indent) {
    return indent % INDENT == 0 && indent <= levels.getLast().indent + INDENT;
  }

  private Level level(long number, int indent) throws MalformedReportException {
    Level top = levels.getLast();
    if (indent < top.indent) {
      throw new MalformedReportException(number, "a plan where the subtest's result should be");
    }
    if (indent > top.indent) {
      top = new Level(indent);
      if (levels.size() == MAX_DEPTH) {
        throw new MalformedReportException(
            number, "subtests are nested more than " + MAX_DEPTH + " deep");
      }
      levels.addLast(top);
    }
    return top;
  }

  private TapPoint point(long number, int indent, Matcher match) throws MalformedReportException {
    List<TapPoint> children = List.of();
    if (indent < levels.getLast().indent) {
      Level subtest = levels.removeLast();
      subtest.close(number);
      if (levels.getLast().indent != indent) {
        throw new MalformedReportException(number, "a subtest has no result of its own");
      }
      children = subtest.points;
    }
    if (++points > ReportBuilder.MAX_TESTS) {
      throw new MalformedReportException(number, "more than " + ReportBuilder.MAX_TESTS + " tests");
    }
    Level level = level(number, indent);
    String ordinal = match.group(2);
    int expected = ++level.count;
    if (ordinal != null && Integer.parseInt(ordinal) != expected) {
      throw new MalformedReportException(
          number, "test number " + ordinal + " where " + expected + " should be");
    }
    String described = match.group(3) == null ? "" : match.group(3);
    Matcher directive = DIRECTIVE.matcher(described);
    boolean excused = directive.find();
    String name = unescape(excused ? described.substring(0, directive.start()) : described);
    Status status =
        excused ? Status.SKIPPED : match.group(1) == null ? Status.PASSED : Status.FAILED;
    TapPoint point = new TapPoint(number, name.isEmpty() ? String.valueOf(expected) : name, status);
    if (excused) {
      point.comment(directive.group(2));
    }
    level.add(point, children);
    return point;
  }

  private static String unescape(String name) {
    return name.strip().replace("\\#", "#").replace("\\\\", "\\");
  }

  /// The tests of one indentation.
  private static final class Level {
    final int indent;
    final List<TapPoint> points = new ArrayList<>();
    int count;
    private int planned = -1;

    Level(int indent) {
      this.indent = indent;
    }

    // Node 18 wraps each file in a subtest that is named by its absolute path. That is no test,
    // and the path is another one in each evaluation.
    void add(TapPoint point, List<TapPoint> children) throws MalformedReportException {
      ReportBuilder.checkLength("line " + point.line(), point.name());
      boolean file = point.name().startsWith("/") && !children.isEmpty();
      for (TapPoint child : children) {
        TapPoint full = file ? child : child.within(point.name());
        ReportBuilder.checkLength("line " + full.line(), full.name());
        points.add(full);
      }
      if (!file || point.status() != Status.PASSED) {
        points.add(point);
      }
    }

    void plan(long number, int tests) throws MalformedReportException {
      if (planned >= 0) {
        throw new MalformedReportException(number, "a second plan");
      }
      planned = tests;
    }

    void close(long number) throws MalformedReportException {
      if (planned < 0) {
        throw new MalformedReportException(
            number, "no plan ('1.." + count + "'): the tests ended early");
      }
      if (planned != count) {
        throw new MalformedReportException(
            number, "the plan says " + planned + " tests, but there are " + count);
      }
    }
  }
}
