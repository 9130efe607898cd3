package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The ninth of the faults that `TenFaultsTest` of the gate has the others of: a loop takes an
/// error for a verdict.
class GateExitCodesTest {
  private static final List<Integer> VERDICTS =
      List.of(ExitCode.DONE, ExitCode.REJECTED, ExitCode.UNDECIDED, ExitCode.UNEXPECTED_VERDICT);

  @TempDir Path folder;

  /// Knows no project, and leaves the codes to the library.
  @Command(name = "evaluate")
  private static final class NaiveEvaluate implements Callable<Integer> {
    @Parameters(index = "0")
    String project = "";

    @Parameters(index = "1")
    String benchmark = "";

    @Override
    public Integer call() {
      throw new IllegalStateException("no project " + project + " with " + benchmark);
    }
  }

  private static int naive(String... arguments) {
    return new CommandLine(new NaiveEvaluate())
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }

  @Test
  void ninth_noErrorHasTheCodeOfAVerdict() {
    CommandLineFixture commands =
        new CommandLineFixture(folder).with("ASSAY_HOME", folder.resolve("home").toString());
    assertThat(naive("P", "b")).as("naive: an unknown project").isEqualTo(ExitCode.REJECTED);
    assertThat(commands.assay("gate", "evaluate", "P", "b").status())
        .isEqualTo(ExitCode.NO_INPUT)
        .isNotIn(VERDICTS);
    for (String[] wrong : new String[][] {{"P"}, {"P", "b", "--wrong"}}) {
      assertThat(naive(wrong)).as("naive: a wrong command line").isEqualTo(ExitCode.UNDECIDED);
      String[] arguments = new String[wrong.length + 2];
      arguments[0] = "gate";
      arguments[1] = "evaluate";
      System.arraycopy(wrong, 0, arguments, 2, wrong.length);
      assertThat(commands.assay(arguments).status()).isEqualTo(ExitCode.USAGE).isNotIn(VERDICTS);
    }
  }
}
