package dev.assay.benchmark;

import dev.assay.benchmark.TestResult.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The events of `go test -json`, one a line. Lines that are no event say nothing: older Go tools
/// print build failures among them.
final class GoJsonReportParser implements ReportParser {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int MAX_PACKAGES = 10_000;

  private final Map<String, PackageRun> packages = new LinkedHashMap<>();
  private final Map<String, StringBuilder> builds = new HashMap<>();

  @Override
  public void parse(InputStream in, ReportBuilder report) throws IOException {
    ReportLines lines = new ReportLines(in);
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.startsWith("{")) {
        plainLine(line, report);
      } else if (lines.cut()) {
        throw new MalformedReportException(lines.number(), "the event is too long");
      } else {
        event(lines.number(), line, report);
      }
    }
    if (packages.isEmpty() && report.build().problem().isEmpty()) {
      throw new MalformedReportException(
          lines.number(), "the report ends without an event of any package");
    }
    for (PackageRun run : packages.values()) {
      run.end(lines.number(), report);
    }
  }

  private static void plainLine(String line, ReportBuilder report) {
    if (line.startsWith("FAIL") && line.endsWith(" failed]")) {
      report.problem(line.replace('\t', ' '));
    }
  }

  private void event(long number, String line, ReportBuilder report) throws IOException {
    JsonNode event;
    try {
      event = JSON.readTree(line);
    } catch (JacksonException e) {
      throw new MalformedReportException(
          number, "the event is not valid JSON: " + e.getOriginalMessage());
    }
    String action = event.path("Action").asString("");
    String output = event.path("Output").asString("");
    String build = event.path("ImportPath").asString("");
    if (packages.size() + builds.size() > MAX_PACKAGES) {
      throw new MalformedReportException(number, "more than " + MAX_PACKAGES + " packages");
    }
    if (action.startsWith("build-")) {
      if (action.equals("build-fail")) {
        report.problem("the build of " + build + " failed: " + diagnostic(builds.get(build)));
      } else {
        ReportBuilder.append(builds.computeIfAbsent(build, _ -> new StringBuilder()), output);
      }
      return;
    }
    String name = event.path("Package").asString("");
    if (action.isEmpty() || name.isEmpty()) {
      throw new MalformedReportException(number, "an event has no action or no package");
    }
    PackageRun run = packages.computeIfAbsent(name, PackageRun::new);
    run.event(number, action, event.path("Test").asString(""), output, report);
  }

  // The first line of a build's output only repeats the package.
  private static String diagnostic(@Nullable StringBuilder output) {
    return output == null
        ? "no reason given"
        : output
            .toString()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .findFirst()
            .orElse("no reason given");
  }

  /// The tests of one package.
  private static final class PackageRun {
    private final String name;
    private final Map<String, StringBuilder> running = new LinkedHashMap<>();
    private final StringBuilder output = new StringBuilder();
    private boolean failedTests;
    private boolean ended;

    PackageRun(String name) {
      this.name = name;
    }

    void event(long number, String action, String test, String text, ReportBuilder report)
        throws MalformedReportException {
      if (ended && !action.equals("output")) {
        throw new MalformedReportException(
            number, "an event of the package " + name + " after its end");
      }
      switch (action) {
        case "run" -> start(number, test);
        case "output" -> {
          StringBuilder own = running.get(test);
          if (!isFrame(text)) {
            ReportBuilder.append(own == null ? output : own, text);
          }
        }
        case "pass" -> finish(number, test, Status.PASSED, report);
        case "bench" -> finish(number, test, Status.PASSED, report);
        case "skip" -> finish(number, test, Status.SKIPPED, report);
        case "fail" -> finish(number, test, Status.FAILED, report);
        default -> {
          // Start, pause, cont and what later versions add.
        }
      }
    }

    private void start(long number, String test) throws MalformedReportException {
      ReportBuilder.checkLength("line " + number, test);
      if (running.putIfAbsent(test, new StringBuilder()) != null) {
        throw new MalformedReportException(
            number, "the test " + name + "::" + test + " started before it ended");
      }
      if (running.size() > ReportBuilder.MAX_TESTS) {
        throw new MalformedReportException(
            number, "more than " + ReportBuilder.MAX_TESTS + " tests run at once");
      }
    }

    private void finish(long number, String test, Status status, ReportBuilder report)
        throws MalformedReportException {
      if (test.isEmpty()) {
        ended = true;
        if (status == Status.FAILED && !failedTests && running.isEmpty()) {
          report.problem("the package " + name + " failed: " + output.toString().strip());
        }
        return;
      }
      StringBuilder message = running.remove(test);
      if (message == null) {
        throw new MalformedReportException(
            number, "the test " + name + "::" + test + " ended and never started");
      }
      failedTests |= status == Status.FAILED;
      report.add("line " + number, name + "::" + test, status, message.toString());
    }

    void end(long number, ReportBuilder report) throws MalformedReportException {
      if (!ended) {
        throw new MalformedReportException(
            number, "the report ends before the package " + name + " did");
      }
      for (var unfinished : running.entrySet()) {
        String said = unfinished.getValue().toString().strip();
        report.add(
            "line " + number,
            name + "::" + unfinished.getKey(),
            Status.ERROR,
            said.isEmpty() ? "the test started and never ended" : said);
      }
    }

    private static boolean isFrame(String line) {
      String stripped = line.stripLeading();
      return stripped.startsWith("=== ")
          || stripped.startsWith("--- FAIL")
          || stripped.startsWith("--- PASS")
          || stripped.startsWith("--- SKIP");
    }
  }
}
