package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MadeScriptTest {
  private static final String TEST_PATCH =
      """
      diff --git a/tests/a/test_b.py b/tests/a/test_b.py
      --- a/tests/a/test_b.py
      +++ b/tests/a/test_b.py
      @@ -1 +1 @@
      -old
      +new
      diff --git a/tests/a/test_new.py b/tests/a/test_new.py
      new file mode 100644
      --- /dev/null
      +++ b/tests/a/test_new.py
      @@ -0,0 +1 @@
      +new
      diff --git a/tests/a/data.json b/tests/a/data.json
      --- a/tests/a/data.json
      +++ b/tests/a/data.json
      @@ -1 +1 @@
      -1
      +2
      diff --git a/tests/a/test_gone.py b/tests/a/test_gone.py
      deleted file mode 100644
      --- a/tests/a/test_gone.py
      +++ /dev/null
      @@ -1 +0,0 @@
      -old
      """;

  @TempDir Path folder;

  @Test
  void runsTheFilesThatTheTestsAreIn() {
    assertThat(script("pallets/flask", "2.3"))
        .contains(
            "git apply -v - <<'EOF_114329324912'\n" + TEST_PATCH,
            "pytest -rA tests/a/test_b.py tests/a/test_new.py\n",
            "git checkout 0123456789abcdef0123456789abcdef01234567 tests/a/test_gone.py || rm");
  }

  @Test
  void namesDjangosTestsAsModules() {
    assertThat(script("django/django", "3.0"))
        .contains("--settings=test_sqlite --parallel 1 a.test_b a.test_new\n");
    assertThat(script("django/django", "1.9"))
        .contains("./tests/runtests.py --verbosity 2 a.test_b a.test_new\n");
  }

  @Test
  void makesNoneForARepositoryThatIsNotKnown() {
    assertThat(MadeScript.of(old("some/thing", "1"))).isEmpty();
  }

  /// Git and bash understand the script: it lays the tests down, runs them, and takes them away.
  @Test
  void resetsLaysRunsAndResets() throws Exception {
    Path repository = Files.createDirectories(folder.resolve("tests/a"));
    Git.run(folder, "init", "--quiet");
    for (String name : List.of("test_b.py", "test_gone.py")) {
      Files.writeString(repository.resolve(name), "old\n");
    }
    Files.writeString(repository.resolve("data.json"), "1\n");
    Git.run(folder, "add", "--all");
    Git.run(
        folder, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "-m", "Begin");
    String base = Git.run(folder, "rev-parse", "HEAD");
    Files.writeString(repository.resolve("test_b.py"), "the participant's\n");
    String script =
        script("pallets/flask", "2.3")
            .replace("0123456789abcdef0123456789abcdef01234567", base)
            .replace("/testbed", folder.toString())
            .replace("git config --global", "true")
            .replace("pytest -rA", "head -n 99");
    Process process =
        new ProcessBuilder(
                "bash", "-c", "conda() { :; }\n" + script.replace("python -m pip", "true"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("==> tests/a/test_b.py <==\nnew", "==> tests/a/test_new.py <==\nnew");
    assertThat(Git.run(folder, "status", "--porcelain")).isEmpty();
  }

  private static String script(String repository, String version) {
    return MadeScript.of(old(repository, version)).orElseThrow();
  }

  private static Instance old(String repository, String version) {
    return new InstanceBuilder()
        .repository(repository)
        .version(version)
        .testPatch(TEST_PATCH)
        .build();
  }
}
