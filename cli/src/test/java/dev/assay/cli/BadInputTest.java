package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Each mistake and each mishap has an error that names it, and an exit code of its own kind.
@Timeout(120)
final class BadInputTest {
  @TempDir Path folder;
  private CommandLineFixture cli;
  private String tasks;

  @BeforeEach
  void writeCatalog() throws Exception {
    cli = new CommandLineFixture(folder);
    tasks = TinyCatalog.write(folder.resolve("tasks"), 2).toString();
  }

  @Test
  void anUnknownCommandOrOption() {
    assertThat(cli.assay("rum").status()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.assay("run", "--models", "oracle", "--modles", "x").err()).contains("--modles");
    assertThat(cli.assay().status()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void anUnknownTask() {
    var answer =
        cli.inFolder("run", "--tasks-dir", tasks, "--tasks", "shell_word_0", "--models", "oracle");

    assertThat(answer.status()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(answer.err()).contains("shell_word_0").contains("shell_word_00");
  }

  @Test
  void anUnknownKindOfModel() {
    var answer = cli.inFolder("run", "--tasks-dir", tasks, "--models", "gtp-5");

    assertThat(answer.status()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(answer.err()).contains("gtp-5").contains("openrouter");
  }

  @Test
  void aMissingKey() {
    var answer =
        cli.with("OPENROUTER_API_KEY", "")
            .inFolder("run", "--tasks-dir", tasks, "--models", "openrouter/some/model");

    assertThat(answer.status()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(answer.err()).contains("OPENROUTER_API_KEY");
    assertThat(cli.runs()).doesNotExist();
  }

  @Test
  void anEndpointThatIsDownLeavesApiErrors() {
    var answer =
        cli.with("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
            .inFolder(
                "run",
                "--tasks-dir",
                tasks,
                "--task",
                "shell_word_00",
                "--models",
                "openai/x",
                "--max-retries",
                "0");

    assertThat(answer.status()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(answer.err()).contains("api error").contains("127.0.0.1:1");
  }

  @Test
  void corruptMetadataNamesFileAndLine() throws Exception {
    Path metadata = folder.resolve("tasks/shell_word_01/metadata.json");
    Files.writeString(metadata, Files.readString(metadata).replace("\"sh\"", "17"));

    var answer = cli.inFolder("run", "--tasks-dir", tasks, "--models", "oracle");

    assertThat(answer.status()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(answer.err()).contains("shell_word_01").contains("command").contains("9");
  }

  @Test
  void aMissingCatalog() {
    var answer =
        cli.inFolder(
            "run", "--tasks-dir", folder.resolve("nowhere").toString(), "--models", "oracle");

    assertThat(answer.status()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(answer.err()).contains("nowhere");
  }

  @Test
  void anUnknownRun() {
    assertThat(cli.inFolder("run", "--tasks-dir", tasks, "--models", "oracle").status()).isZero();

    var answer = cli.inFolder("show", "run_20200101T000000Z_abcde");

    assertThat(answer.status()).isEqualTo(ExitCode.NO_INPUT);
    assertThat(answer.err()).contains("run_20200101T000000Z_abcde").contains("assay results");
  }

  @Test
  void noRunYet() {
    var answer = cli.inFolder("results");

    assertThat(answer.status()).isEqualTo(ExitCode.NO_INPUT);
    assertThat(answer.err()).contains("history.db");
  }

  @Test
  void anOutputFolderThatCannotBeMade() throws Exception {
    Path file = Files.writeString(folder.resolve("a-file"), "in the way");

    var answer =
        cli.assay(
            "run",
            "--tasks-dir",
            tasks,
            "--models",
            "oracle",
            "--output-dir",
            file.resolve("runs").toString());

    assertThat(answer.status()).isEqualTo(ExitCode.CANNOT_CREATE);
    assertThat(answer.err()).contains("a-file").contains("--output-dir");
  }

  @Test
  void aDamagedLedger() throws Exception {
    Files.createDirectories(cli.runs());
    Files.writeString(
        cli.runs().resolve("history.db"), "this is no database, but a sentence. ".repeat(40));

    var answer = cli.inFolder("run", "--tasks-dir", tasks, "--models", "oracle");

    assertThat(answer.status()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(answer.err().toLowerCase(Locale.ROOT)).contains("history.db");
    assertThat(Files.readString(cli.runs().resolve("history.db")))
        .as("nothing is overwritten")
        .startsWith("this is no database");
  }

  @Test
  void oneChangedByteIsFoundAndTheEventNamed() throws Exception {
    assertThat(cli.inFolder("run", "--tasks-dir", tasks, "--models", "oracle").status()).isZero();
    assertThat(cli.inFolder("ledger", "verify").status()).isZero();
    Path ledger = cli.runs().resolve("history.db");
    byte[] bytes = Files.readAllBytes(ledger);
    byte[] needle = "\"outcome\":\"passed\"".getBytes(StandardCharsets.UTF_8);
    int at = indexOf(bytes, needle);
    assertThat(at).as("the word is in the file").isPositive();
    bytes[at + needle.length - 2] ^= 1;
    Files.write(ledger, bytes);

    var answer = cli.inFolder("ledger", "verify");

    assertThat(answer.status()).isEqualTo(ExitCode.FAULTS_FOUND);
    assertThat(answer.out()).containsPattern("event \\d+");
  }

  private static int indexOf(byte[] bytes, byte[] needle) {
    outer:
    for (int i = 0; i <= bytes.length - needle.length; i++) {
      for (int j = 0; j < needle.length; j++) {
        if (bytes[i + j] != needle[j]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }

  @Test
  void unusableNumbers() {
    for (String[] option :
        new String[][] {
          {"--samples", "0"}, {"--max-time", "soon"}, {"--max-cost", "-1"}, {"--concurrency", "0"}
        }) {
      var answer =
          cli.inFolder("run", "--tasks-dir", tasks, "--models", "oracle", option[0], option[1]);
      assertThat(answer.status()).as(option[0]).isEqualTo(ExitCode.USAGE);
      assertThat(answer.err()).as(option[0]).isNotEmpty();
    }
  }

  @Test
  void aRunnerThatDoesNotExist() {
    var answer =
        cli.inFolder("run", "--tasks-dir", tasks, "--models", "oracle", "--runner", "cloud");

    assertThat(answer.status()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(answer.err()).contains("cloud").contains("process");
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    for (String[] command :
        new String[][] {
          {"run"},
          {"resume"},
          {"results"},
          {"show"},
          {"compare"},
          {"leaderboard"},
          {"doctor"},
          {"completion"},
          {"tasks", "list"},
          {"tasks", "show"},
          {"tasks", "verify"},
          {"tasks", "new"},
          {"tasks", "catalog"},
          {"ledger", "verify"},
          {"ledger", "rebuild"},
          {"ledger", "checkpoint"}
        }) {
      String[] arguments = java.util.Arrays.copyOf(command, command.length + 1);
      arguments[command.length] = "--help";
      var answer = cli.assay(arguments);
      assertThat(answer.status()).as(String.join(" ", command)).isZero();
      assertThat(answer.out()).as(String.join(" ", command)).contains("Example");
    }
  }
}
