package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a task needs is looked for on this machine, and named with its package where it is missing.
@Timeout(120)
final class DoctorTest {
  @TempDir Path folder;
  private Path programs;
  private CommandLineFixture cli;

  @BeforeEach
  void writeACatalogThatNeedsABrowser() throws IOException {
    TinyCatalog.write(folder.resolve("tasks"), 1);
    Path metadata = folder.resolve("tasks/shell_word_00/metadata.json");
    Files.writeString(
        metadata,
        Files.readString(metadata)
            .replace("\"tags\"", "\"environment\": {\"needs\": [\"chromium>=100\"]},\n  \"tags\""));
    programs = Files.createDirectory(folder.resolve("programs"));
    cli = new CommandLineFixture(folder).with("PATH", programs.toString());
  }

  @Test
  void namesThePackageOfABrowserThatIsMissing() {
    var answer = cli.assay("doctor", "--tasks-dir", folder.resolve("tasks").toString());

    assertThat(answer.status()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(answer.out())
        .contains("none of chromium, chromium-browser, google-chrome is on the PATH")
        .contains("apt-get install chromium");
  }

  @Test
  void saysWhereTestsRunWhenNobodyDoes() {
    var answer = cli.assay("doctor", "--tasks-dir", folder.resolve("tasks").toString());

    assertThat(answer.out())
        .containsPattern("(?m)^(default: (sandbox|docker), because|no default:) ");
  }

  @Test
  void takesTheBrowserUnderAnotherName() throws IOException {
    Path chrome = programs.resolve("google-chrome");
    Files.writeString(chrome, "#!/bin/sh\necho Google Chrome 141.0.7390.54\n");
    Files.setPosixFilePermissions(chrome, PosixFilePermissions.fromString("rwxr-xr-x"));

    var answer = cli.assay("doctor", "--tasks-dir", folder.resolve("tasks").toString());

    assertThat(answer.out())
        .contains("141.0.7390.54 at " + chrome)
        .doesNotContain("To install what is missing");
  }
}
