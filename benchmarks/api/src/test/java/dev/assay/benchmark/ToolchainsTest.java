package dev.assay.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.ToolchainFinding.Found;
import dev.assay.benchmark.ToolchainFinding.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainsTest {
  @TempDir Path folder;

  @Test
  void findsAProgramWithItsVersionAndAsksOnce() throws IOException {
    Path asked = folder.resolve("asked");
    Path go = program("go", "echo x >> " + asked + "; echo go version go1.22.3 linux/amd64");
    Toolchains toolchains = new Toolchains(folder.toString());

    assertThat(toolchains.find(new Requirement("go", "1.21")))
        .isEqualTo(new Found(new Requirement("go", "1.21"), go, "1.22.3"));
    assertThat(toolchains.find(new Requirement("go", ""))).isInstanceOf(Found.class);
    assertThat(Files.readAllLines(asked)).hasSize(1);
  }

  @Test
  void namesThePackageOfAProgramThatIsNotThere() {
    Missing missing = missing(new Requirement("cargo", "1.74"));

    assertThat(missing.reason()).isEqualTo("cargo is not on the PATH");
    assertThat(missing.sentence())
        .isEqualTo(
            "cargo is not on the PATH; on Debian and Ubuntu: apt install cargo; on macOS: curl"
                + " https://sh.rustup.rs | sh");
  }

  @Test
  void refusesAVersionThatIsTooOld() throws IOException {
    Path python = program("python3", "echo Python 3.9.18");

    assertThat(missing(new Requirement("python3", "3.11")).reason())
        .isEqualTo("python3 3.9.18 at " + python + " is older than 3.11");
  }

  @Test
  void findsPytestAsAModuleOfPython() throws IOException {
    program(
        "python3",
        """
        if [ "$1" = --version ]; then echo Python 3.11.7; else echo No module named pytest; exit 1; fi\
        """);

    Missing missing = missing(new Requirement("pytest", ""));
    assertThat(missing.reason())
        .contains("-m pytest --version' ended with status 1: No module named pytest");
    assertThat(missing.debianPackage()).isEqualTo("python3-pytest");
  }

  @Test
  void takesTheFirstOfAProgramsNamesThatIsThere() throws IOException {
    Requirement chromium = new Requirement("chromium", "");
    assertThat(missing(chromium).sentence())
        .isEqualTo(
            "none of chromium, chromium-browser, google-chrome is on the PATH; on Debian and"
                + " Ubuntu: apt install chromium; on macOS: brew install --cask chromium");

    Path chrome = program("google-chrome", "echo Google Chrome 141.0.7390.54");
    assertThat(new Toolchains(folder.toString()).find(chromium))
        .isEqualTo(new Found(chromium, chrome, "141.0.7390.54"));

    Path browser = program("chromium-browser", "echo Chromium 140.0.7339.80");
    assertThat(new Toolchains(folder.toString()).find(chromium))
        .isEqualTo(new Found(chromium, browser, "140.0.7339.80"));
    assertThat(missing(new Requirement("chromium", "141")).reason())
        .isEqualTo("chromium 140.0.7339.80 at " + browser + " is older than 141");
  }

  @Test
  void doesNotTakeANumberInAWarningForTheVersion() throws IOException {
    Requirement chromium = new Requirement("chromium", "100");
    Path program =
        program("chromium", "echo '9: unexpected operator' >&2; echo Chromium 140.0.7339.80");
    assertThat(new Toolchains(folder.toString()).find(chromium))
        .isEqualTo(new Found(chromium, program, "140.0.7339.80"));
  }

  @Test
  void readsAVersionThatIsPrintedAsAnError() throws IOException {
    Requirement java = new Requirement("java", "17");
    Path program = program("java", "echo 'openjdk version \"17.0.9\"' >&2");
    assertThat(new Toolchains(folder.toString()).find(java))
        .isEqualTo(new Found(java, program, "17.0.9"));
  }

  @Test
  void saysWhenAProgramPrintsNoVersionOrDoesNotRun() throws IOException {
    program("node", "echo hello");
    assertThat(missing(new Requirement("node", "18")).reason()).contains("printed no version");
    Files.writeString(program("git", ""), "#!/no/such/interpreter\n");
    assertThat(missing(new Requirement("git", "")).reason()).contains("does not run");
  }

  @Test
  void asksAnUnknownProgramForItsVersionAndTakesItsNameForThePackage() throws IOException {
    assertThat(missing(new Requirement("jq", "")).debianPackage()).isEqualTo("jq");
    Path jq = program("jq", "echo jq-1.6");
    assertThat(new Toolchains(folder.toString()).find(new Requirement("jq", "")))
        .isEqualTo(new Found(new Requirement("jq", ""), jq, ""));
    assertThat(new Toolchains(folder.toString()).find(new Requirement("jq", "1.6")))
        .isInstanceOf(Found.class);
  }

  @Test
  void ignoresRelativeFoldersOfTheSearchPath() {
    Toolchains toolchains = new Toolchains(".:bin::");
    assertThat(toolchains.locate("sh")).isEmpty();
    assertThat(new Toolchains("/bin").locate("sh")).hasValue(Path.of("/bin/sh"));
    assertThat(new Toolchains("/bin").locate("no\0name")).isEmpty();
  }

  @Test
  void listsWhatThisMachineLacks() throws IOException {
    program("go", "echo go version go1.22.3");
    assertThat(
            new Toolchains(folder.toString())
                .missing(List.of(new Requirement("go", ""), new Requirement("java", "17"))))
        .extracting(Missing::requirement)
        .containsExactly(new Requirement("java", "17"));
  }

  @Test
  void comparesVersionsByNumber() {
    assertThat(Toolchains.compareVersions("3.9", "3.11")).isNegative();
    assertThat(Toolchains.compareVersions("3.11", "3.11.0")).isZero();
    assertThat(Toolchains.compareVersions("21", "17.0.2")).isPositive();
    assertThat(Toolchains.compareVersions("1", "")).isZero();
    assertThat(Toolchains.compareVersions("9".repeat(40), "2")).isPositive();
  }

  private Missing missing(Requirement requirement) {
    return (Missing) new Toolchains(folder.toString()).find(requirement);
  }

  private Path program(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
