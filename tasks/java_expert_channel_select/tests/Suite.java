package tests;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Tests that report in the Test Anything Protocol. Each runs on a thread of its own, so that one
/// that hangs is one failure and no more. The report is printed at the end, all at once: if the code
/// under test ends the program, there is none.
final class Suite {
  /// What a test does. It fails by throwing.
  interface Body {
    void run() throws Throwable;
  }

  private record Test(String name, Body body) {}

  /// For a test that goes on and on; one in which nothing happens ends sooner.
  private static final int LIMIT_SECONDS = 60;

  private final PrintStream report =
      new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
  private final List<Test> tests = new ArrayList<>();
  private String group = "";

  /// What anybody prints from here on goes to the error stream.
  Suite() {
    System.setOut(System.err);
  }

  void group(String name) {
    group = name;
  }

  void test(String name, Body body) {
    tests.add(new Test(group + " > " + name, body));
  }

  /// Runs all tests and ends the program, whatever still runs.
  void runAndExit() throws InterruptedException {
    StringBuilder lines = new StringBuilder("TAP version 13\n1.." + tests.size() + "\n");
    int number = 0;
    int failures = 0;
    for (Test test : tests) {
      String problem = outcome(test);
      number++;
      lines.append(problem.isEmpty() ? "ok " : "not ok ").append(number).append(" - ");
      lines.append(test.name).append('\n');
      if (!problem.isEmpty()) {
        lines.append("# ").append(problem.replaceAll("\\R", "\n# ")).append('\n');
        failures++;
      }
    }
    report.print(lines);
    report.flush();
    Runtime.getRuntime().halt(failures == 0 ? 0 : 1);
  }

  private static String outcome(Test test) throws InterruptedException {
    CompletableFuture<String> problem = new CompletableFuture<>();
    Thread thread = new Thread(() -> problem.complete(run(test.body)), test.name);
    thread.setDaemon(true);
    Stillness.begin(thread);
    thread.start();
    try {
      return problem.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      StackTraceElement[] stack = thread.getStackTrace();
      return "did not end within " + LIMIT_SECONDS + " seconds; it is at " + List.of(stack);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String run(Body body) {
    try {
      body.run();
      return "";
    } catch (Failure failure) {
      return failure.getMessage();
    } catch (Throwable error) {
      StackTraceElement[] stack = error.getStackTrace();
      return "unexpected: " + error + (stack.length == 0 ? "" : " at " + stack[0]);
    }
  }
}
