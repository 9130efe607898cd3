package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.ToolchainFinding.Found;
import dev.assay.benchmark.Toolchains;
import dev.assay.patch.FileChange;
import dev.assay.patch.Patch;
import dev.assay.protocol.Outcome;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DependencyInstallationTest {
  @TempDir Path scratch;
  @TempDir Path catalog;

  @BeforeEach
  void needPip() {
    assumeTrue(Toolchains.host().find(new Requirement("pip", "")) instanceof Found);
  }

  private Evaluation evaluate(Patch patch, boolean install) throws Exception {
    return new Evaluations(scratch).evaluate(Catalogs.task(catalog, "t"), patch, install);
  }

  private void task(String requirement) {
    TaskFixture.shell(catalog, "t", "exec python3 -c 'import greeter; greeter.greet()'\n")
        .file("requirements.txt", requirement + "\n");
  }

  @Test
  void installsPackagesOnlyWhenAskedTo() throws Exception {
    task(wheel().toUri().toString());

    Evaluation with = evaluate(Patch.EMPTY, true);
    assertThat(with.outcome()).as(with.reason()).isEqualTo(Outcome.PASSED);
    assertThat(evaluate(Patch.EMPTY, false).reason())
        .isEqualTo(
            "the test command ended with exit status 1: ModuleNotFoundError: No module named"
                + " 'greeter'");
  }

  @Test
  void aPatchCanNeitherReplacePackagesNorPip() throws Exception {
    task(wheel().toUri().toString());

    assertThat(evaluate(write(".assay-packages/greeter.py", ""), true).outcome())
        .isEqualTo(Outcome.PATCH_REJECTED);
    Evaluation shadowing = evaluate(write("pip.py", "raise SystemExit(3)\n"), true);
    assertThat(shadowing.outcome()).as(shadowing.reason()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void aPackageThatCannotBeHadIsNotThePatchsFault() {
    task("./no-such-package");
    assertThatThrownBy(() -> evaluate(Patch.EMPTY, true))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("the dependencies of t could not be installed")
        .hasMessageContaining("no-such-package");
  }

  private static Patch write(String path, String content) {
    return new Patch(List.of(new FileChange.Write(path, content)));
  }

  private Path wheel() throws IOException {
    Path wheel = scratch.resolve("greeter-1.0-py3-none-any.whl");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
      entry(zip, "greeter.py", "def greet():\n    print('hello')\n");
      entry(
          zip,
          "greeter-1.0.dist-info/METADATA",
          "Metadata-Version: 2.1\nName: greeter\nVersion: 1.0\n");
      entry(
          zip,
          "greeter-1.0.dist-info/WHEEL",
          "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
      entry(
          zip,
          "greeter-1.0.dist-info/RECORD",
          """
          greeter.py,,
          greeter-1.0.dist-info/METADATA,,
          greeter-1.0.dist-info/WHEEL,,
          greeter-1.0.dist-info/RECORD,,
          """);
    }
    return wheel;
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
