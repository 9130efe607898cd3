package dev.assay.runner.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.CapturedOutput;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.conformance.BenchSession.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// Output comes complete up to its limit, bounded beyond, and never keeps a command from ending.
public interface OutputConformance extends Conformance {
  @Test
  default void eachStreamHasItsFile() throws Exception {
    Ran ran = workbench().open().sh("echo out; echo problem >&2");
    assertThat(ran.output()).isEqualTo("out\n");
    assertThat(ran.error()).isEqualTo("problem\n");
    assertThat(ran.result().standardOutput()).isEqualTo(new CapturedOutput(4, 4));
    assertThat(ran.result().standardError()).isEqualTo(new CapturedOutput(8, 8));
  }

  @Test
  default void anOlderFileIsReplaced() throws Exception {
    BenchSession session = workbench().open();
    Path file = Files.writeString(workbench().path("old"), "something longer than the new");
    session
        .session()
        .execute(
            new Command(List.of("echo", "new"), "", Map.of(), file, workbench().path("error")));
    assertThat(file).hasContent("new");
  }

  @Test
  default void aFileThatCannotBeWrittenIsNamed() throws Exception {
    RunnerSession session = workbench().open().session();
    Path folder = Files.createDirectory(workbench().path("folder"));
    Path lost = workbench().path("missing").resolve("output");
    for (Path file : List.of(folder, lost)) {
      assertThatThrownBy(() ->
              session.execute(
                  new Command(List.of("true"), "", Map.of(), file, workbench().path("error"))))
          .isInstanceOf(RunnerException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  default void streamsWithOneFileAreMergedInOrder() throws Exception {
    int lines = 2000;
    Path file = workbench().path("merged");
    ExecutionResult result =
        workbench()
            .open()
            .session()
            .execute(
                new Command(
                    List.of(
                        "sh",
                        "-c",
                        "i=0; while [ $i -lt $1 ]; do echo $i; echo $((i+1)) >&2; i=$((i+2)); done",
                        "sh",
                        String.valueOf(lines)),
                    "",
                    Map.of(),
                    file,
                    file));
    List<String> read = Files.readAllLines(file);
    assertThat(read).hasSize(lines);
    for (int i = 0; i < lines; i++) {
      assertThat(read.get(i)).isEqualTo(String.valueOf(i));
    }
    assertThat(result.standardError()).isEqualTo(result.standardOutput());
  }

  @Test
  default void outputOfExactlyTheLimitIsKeptAsItIs() throws Exception {
    BenchSession session = workbench().open(Workbench.keeping(10_000), Map.of());
    Ran exact = session.sh("head -c 10000 /dev/zero | tr '\\0' x");
    assertThat(exact.output()).isEqualTo("x".repeat(10_000));
    assertThat(exact.result().standardOutput().truncated()).isFalse();
    Ran more = session.sh("head -c 10001 /dev/zero | tr '\\0' x");
    assertThat(more.result().standardOutput()).isEqualTo(new CapturedOutput(10_001, 10_000));
    assertThat(more.output()).matches("x{5000}\\R[^x]*\\b1\\b[^x]*\\Rx{5000}");
  }

  @Test
  default void ofAFloodTheBeginningAndTheEndAreKept() throws Exception {
    long flood = 300_000_000;
    long limit = 100_000;
    BenchSession session = workbench().open(Workbench.keeping(limit), Map.of());
    Ran ran = session.sh("echo first; head -c " + flood + " /dev/zero; echo; echo last");
    assertThat(ran.result().succeeded()).isTrue();
    long written = flood + "first\n\nlast\n".length();
    assertThat(ran.result().standardOutput()).isEqualTo(new CapturedOutput(written, limit));
    assertThat(Files.size(ran.outputFile())).isBetween(limit, limit + 200);
    assertThat(ran.output())
        .startsWith("first\n")
        .endsWith("\nlast\n")
        .contains("%,d".formatted(written - limit));
  }

  @Test
  default void bothStreamsMayFlood() throws Exception {
    BenchSession session = workbench().open(Workbench.keeping(4096), Map.of());
    Ran ran =
        session.sh("head -c 20000000 /dev/zero & head -c 20000000 /dev/zero >&2; wait; exit 5");
    assertThat(ran.result().standardOutput()).isEqualTo(new CapturedOutput(20_000_000, 4096));
    assertThat(ran.result().standardError()).isEqualTo(new CapturedOutput(20_000_000, 4096));
  }

  @Test
  default void outputIsThereWhileTheProgramStillRuns() throws Exception {
    BenchSession session = workbench().open();
    Path output = workbench().path("output");
    Command command =
        new Command(
            List.of("sh", "-c", "echo early; while [ ! -e go ]; do sleep 0.02; done; echo late"),
            "",
            Map.of(),
            output,
            workbench().path("error"));
    FutureTask<ExecutionResult> running =
        new FutureTask<>(() -> session.session().execute(command));
    Thread.startVirtualThread(running);
    Workbench.await(() -> Files.exists(output) && Files.size(output) >= "early\n".length());
    assertThat(Files.readString(output)).isEqualTo("early\n");
    assertThat(((Future<?>) running).isDone()).isFalse();
    session.signal("go");
    assertThat(running.get().succeeded()).isTrue();
    assertThat(Files.readString(output)).isEqualTo("early\nlate\n");
  }

  @Test
  default void aSurvivorThatHoldsTheStreamsDoesNotHoldTheCommand() throws Exception {
    BenchSession session = workbench().open();
    // It waits for a file that is only made once the command has ended.
    Ran ran =
        session.sh("(while [ ! -e go ]; do sleep 0.02; done; echo late; echo > gone) & echo now");
    assertThat(ran.result().succeeded()).isTrue();
    assertThat(ran.output()).isEqualTo("now\n");
    session.signal("go");
    // To print to streams that nobody reads any more does not end it.
    assertThat(session.sh("while [ ! -e gone ]; do sleep 0.02; done").result().succeeded())
        .isTrue();
    assertThat(ran.output()).isEqualTo("now\n");
  }

  @Test
  default void aSurvivorThatFloodsTheStreamsDoesNotHoldTheCommand() throws Exception {
    BenchSession session = workbench().open(Workbench.keeping(50_000), Map.of());
    Ran ran = session.sh("yes & echo now");
    assertThat(ran.result().succeeded()).isTrue();
    assertThat(Files.size(ran.outputFile())).isLessThan(50_200);
    session.close();
    assertThat(session.alive()).isEmpty();
  }
}
