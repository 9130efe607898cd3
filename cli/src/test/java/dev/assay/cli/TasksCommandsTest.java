package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `assay tasks` answers.
final class TasksCommandsTest {
  @TempDir Path folder;
  private CommandLineFixture cli;
  private Path tasks;

  @BeforeEach
  void writeCatalog() throws Exception {
    cli = new CommandLineFixture(folder);
    tasks = TinyCatalog.write(folder.resolve("tasks"), 3);
    Path metadata = tasks.resolve("shell_word_01/metadata.json");
    Files.writeString(
        metadata,
        Files.readString(metadata)
            .replace("\"easy\"", "\"expert\"")
            .replace("\"tiny\"", "\"tiny\", \"hard\""));
  }

  private List<String> listed(String... options) {
    List<String> arguments = new ArrayList<>(List.of("tasks", "list", "--json", "--tasks-dir"));
    arguments.add(tasks.toString());
    arguments.addAll(List.of(options));
    List<String> ids = new ArrayList<>();
    cli.assay(arguments.toArray(String[]::new))
        .json()
        .forEach(task -> ids.add(task.get("id").asString()));
    return ids;
  }

  @Test
  void selectsByGlobTagAndDifficultyTogether() {
    assertThat(listed("--tasks", "shell_word_0?")).hasSize(3);
    assertThat(listed("--tasks", "*_00", "*_01")).containsExactly("shell_word_00", "shell_word_01");
    assertThat(listed("--tasks", "shell_*", "--tag", "hard", "--difficulty", "expert"))
        .containsExactly("shell_word_01");
    assertThat(listed("--difficulty", "easy,expert", "--language", "shell")).hasSize(3);
  }

  @Test
  void runTakesTheSameSelection() {
    var answer =
        cli.inFolder(
            "run",
            "--tasks-dir",
            tasks.toString(),
            "--tag",
            "tiny",
            "--difficulty",
            "expert",
            "--models",
            "oracle",
            "--json");
    assertThat(answer.status()).as(answer.err()).isZero();
    assertThat(answer.err()).contains("1 attempts").contains("shell_word_01");
  }

  @Test
  void aSelectionOfNothingSaysWhatCannotBeHadTogether() {
    var answer =
        cli.assay(
            "tasks",
            "list",
            "--tasks-dir",
            tasks.toString(),
            "--tasks",
            "*_00",
            "--difficulty",
            "expert");
    assertThat(answer.status()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(answer.err()).contains("no task fits all of tasks *_00 and difficulty expert");
  }

  @Test
  void showTakesNoOptionThatItWouldIgnore() {
    for (String option : List.of("--tasks", "--tag", "--difficulty", "--language")) {
      var answer =
          cli.assay("tasks", "show", "shell_word_00", "--tasks-dir", tasks.toString(), option, "x");
      assertThat(answer.status()).as(option).isEqualTo(ExitCode.USAGE);
      assertThat(answer.err()).contains(option);
    }
    assertThat(cli.assay("tasks", "show", "shell_word_00", "--tasks-dir", tasks.toString()).out())
        .contains("Write the word 'right'");
  }

  @Test
  void theIndexIsWrittenAndChecked() throws Exception {
    String[] check = {"tasks", "catalog", "--check", "--tasks-dir", tasks.toString()};
    assertThat(cli.assay(check).status()).isEqualTo(ExitCode.FAULTS_FOUND);
    assertThat(cli.assay(check).err())
        .contains("shell_word_00 is not listed")
        .contains("run 'assay tasks catalog'");

    assertThat(cli.assay("tasks", "catalog", "--tasks-dir", tasks.toString()).status()).isZero();
    assertThat(cli.assay(check).status()).isZero();
    assertThat(tasks.resolve("catalog.json"))
        .content()
        .contains("\"id\" : \"shell_word_02\"")
        .contains("\"difficulty\" : \"expert\"");

    TinyCatalog.writeTask(tasks, "shell_word_03", "true");
    assertThat(cli.assay(check).err()).contains("shell_word_03 is not listed");
  }

  @Test
  void verificationAnswersWithATableAReportAndJson() throws Exception {
    Path report = folder.resolve("verified.md");
    String[] verify = {
      "tasks", "verify", "--tasks-dir", tasks.toString(), "--repeat", "5", "--stress"
    };
    String[] reported = Arrays.copyOf(verify, verify.length + 2);
    reported[verify.length] = "--report";
    reported[verify.length + 1] = report.toString();
    var answer = cli.assay(reported);

    assertThat(answer.status()).as(answer.out()).isZero();
    assertThat(answer.out())
        .contains("1/1 ×5")
        .contains("1/1 ×2")
        .contains("all as they have to be");
    assertThat(answer.err()).contains("21 runs").contains("left]").contains("[21/21]");
    assertThat(report)
        .content()
        .contains("| command | `assay tasks verify --tasks-dir ")
        .contains("5 of each reference, 2 of each starter and mutant")
        .contains("all cores kept busy")
        .contains("| `shell_word_02` | confirmed |");

    String[] json = Arrays.copyOf(verify, verify.length + 1);
    json[verify.length] = "--json";
    assertThat(cli.assay(json).json().get(0).get("variants").get(0).get("runs").asInt())
        .isEqualTo(5);
  }

  @Test
  void verificationRunsWhatHasToFailAsOftenAsAsked() {
    var answer =
        cli.assay(
            "tasks", "verify", "--tasks-dir", tasks.toString(), "--mutant-repeat", "3", "--json");
    assertThat(answer.status()).as(answer.err()).isZero();
    var variants = answer.json().get(0).get("variants");
    assertThat(variants.get(0).get("runs").asInt()).isEqualTo(1);
    assertThat(variants.get(1).get("runs").asInt()).isEqualTo(3);
  }

  @Test
  void verificationNamesTaskFileAndWhatToDo() throws Exception {
    TinyCatalog.writeTask(tasks, "shell_word_01", "true");
    Path report = folder.resolve("verified.md");
    var answer =
        cli.assay(
            "tasks",
            "verify",
            "--tasks-dir",
            tasks.toString(),
            "--task",
            "*_01",
            "--report",
            report.toString());

    assertThat(answer.status()).isEqualTo(ExitCode.FAULTS_FOUND);
    assertThat(answer.out())
        .contains("✕ wrong")
        .contains("shell_word_01/workspace/")
        .contains("the starter passes")
        .contains("→ leave something to do, or test what is");
    assertThat(report).content().contains("## To be mended").contains("the starter passes");
  }

  @Test
  void verificationRefusesWhatItCannotDo() {
    String[][] refused = {
      {"--repeat", "0", "must be at least 1"},
      {"--mutant-repeat", "0", "must be at least 1"},
      {"--concurrency", "0", "must be at least 1"},
      {"--record", "--stress", "--record verifies nothing"}
    };
    for (String[] options : refused) {
      var answer =
          cli.assay("tasks", "verify", "--tasks-dir", tasks.toString(), options[0], options[1]);
      assertThat(answer.status()).as(options[0]).isEqualTo(ExitCode.USAGE);
      assertThat(answer.err()).contains(options[2]);
    }
    var answer =
        cli.assay(
            "tasks", "verify", "--tasks-dir", tasks.toString(), "--report", "no/such/folder/x.md");
    assertThat(answer.status()).isEqualTo(ExitCode.CANNOT_CREATE);
  }

  @Test
  void aNewTaskIsBegunOnceAndNeverOverwritten() {
    String[] begin = {"tasks", "new", "python", "bugfix_sums", "--tasks-dir", tasks.toString()};
    var answer = cli.assay(begin);
    assertThat(answer.status()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("assay tasks verify --task python_bugfix_sums");
    assertThat(listed("--task", "python_bugfix_sums", "--difficulty", "easy")).hasSize(1);

    var again = cli.assay(begin);
    assertThat(again.status()).isEqualTo(ExitCode.CANNOT_CREATE);
    assertThat(again.err()).contains("python_bugfix_sums is there already");
    assertThat(cli.assay("tasks", "new", "python", "x-y", "--tasks-dir", "t").status())
        .isEqualTo(ExitCode.BAD_DATA);
    assertThat(cli.assay("tasks", "new", "python").status()).isEqualTo(ExitCode.USAGE);
  }
}
