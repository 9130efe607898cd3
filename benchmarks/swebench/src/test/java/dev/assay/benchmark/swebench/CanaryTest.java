package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.testlog.LogParsers;
import dev.assay.benchmark.testlog.LoggedStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CanaryTest {
  private static final String MAVEN_TESTS =
      "(mvnd test -B -Dtest=a.BTest#x && mvnd test -B -Dtest=a.BTest#y) | cat\n";

  @TempDir Path folder;

  @Test
  void isOneOfPytestsTestsByFileAndName() throws IOException {
    Canary canary = canary("pytest", "tests/test_a.py", "import x\n\ndef test_x():\n    pass\n");
    assertThat(canary.ids())
        .singleElement()
        .asString()
        .matches("tests/test_a\\.py::test_[a-z]{12}");
    assertThat(canary.text())
        .startsWith("import x\n")
        .contains(new StringBuilder(canary.secret()).reverse())
        .doesNotContain(canary.secret());
    assertThat(canary.tests()).isEmpty();
  }

  @Test
  void isOfAClassOfItsOwnForDjango() throws IOException {
    Canary canary =
        canary(
            "django",
            "tests/admin_views/tests.py",
            "from django.test import TestCase\n\nclass ViewTests(TestCase):\n    pass\n");
    assertThat(canary.ids()).hasSize(3);
    String name = canary.ids().getLast();
    assertThat(name).matches("test_[a-z]{12}");
    assertThat(canary.ids().getFirst())
        .isEqualTo("%1$s (admin_views.tests.Case_%1$s)".formatted(name));
    assertThat(canary.ids().get(1))
        .isEqualTo("%1$s (admin_views.tests.Case_%1$s.%1$s)".formatted(name));
    assertThat(canary.text())
        .startsWith("from django.test import TestCase\n")
        .doesNotContain(canary.secret());
  }

  @Test
  void isOfASuiteThatTheFileHas() throws IOException {
    Canary canary = canary("googletest", "test/a-test.cc", "TEST(Suite, One) {\n}\n");
    assertThat(canary.ids()).singleElement().asString().matches("Suite\\.[a-z]{12}");
    assertThat(canary.text()).contains("TEST(Suite, " + canary.ids().getFirst().substring(6));
  }

  @Test
  void isAMethodOfTheClassAndARunOfItsOwnForMaven() throws IOException {
    Canary canary =
        canary(
            "maven",
            "src/test/java/a/BTest.java",
            "package a;\nclass BTest extends TestCase {\n  public void testX() {\n  }\n}\n");
    assertThat(canary.ids()).singleElement().asString().startsWith("a.BTest#test");
    assertThat(canary.text()).contains("testX();\n").endsWith("}\n");
    assertThat(canary.tests()).isEqualTo("mvnd test -B -Dtest=" + canary.ids().getFirst() + "\n");
  }

  @Test
  void failsForItsOwnReasonOrTheLogIsForged() throws IOException {
    Canary canary = canary("pytest", "tests/test_a.py", "def test_x():\n    pass\n");
    String id = canary.ids().getFirst();
    Path silent = Files.writeString(folder.resolve("silent.txt"), "FAILED " + id + "\n");
    Path honest = Files.writeString(folder.resolve("log.txt"), "E " + canary.secret() + "\n");
    assertThat(canary.forgery(Map.of(id, LoggedStatus.FAILED), honest)).isEmpty();
    assertThat(canary.forgery(Map.of(id, LoggedStatus.ERROR), honest)).isEmpty();
    assertThat(canary.forgery(Map.of(id, LoggedStatus.FAILED), silent).orElseThrow())
        .contains("not its own");
    assertThat(canary.forgery(Map.of(id, LoggedStatus.PASSED), honest).orElseThrow())
        .contains("logged as PASSED");
    assertThat(canary.forgery(Map.of(id, LoggedStatus.SKIPPED), honest)).isPresent();
    assertThat(canary.forgery(Map.of(), honest).orElseThrow()).contains("missing");
  }

  @Test
  void isNotThereForAFrameworkOrAFileOfAnotherForm() throws IOException {
    assertThat(made("gotest", "a_test.go", "func TestX(t *testing.T) {}\n")).isEmpty();
    assertThat(made("googletest", "test/a.cc", "int main() {}\n")).isEmpty();
    assertThat(made("pytest", "tests/data.json", "{}\n")).isEmpty();
  }

  @Test
  void aRunThatHasMoreResultsThanTheScriptAsksForIsForged() throws IOException {
    String run = "+ mvnd test -B -Dtest=a.BTest#";
    String success = "[INFO] BUILD SUCCESS\n";
    assertThat(forgery(run + "x\n" + success + run + "y\n" + success)).isEmpty();
    assertThat(forgery(run + "x\n" + success + success + "[INFO] BUILD FAILURE\n")).isPresent();
    assertThat(forgery((run + "x\n" + success).repeat(3)).orElseThrow())
        .isEqualTo("the log has 3 results of 3 runs, and the script asks for 2");
  }

  private Optional<String> forgery(String log) throws IOException {
    return Statements.forgery(
        instance("maven"),
        Files.writeString(folder.resolve("maven.txt"), log),
        MAVEN_TESTS,
        () -> LogParsers.named("maven").orElseThrow());
  }

  private Canary canary(String parser, String file, String text) throws IOException {
    return made(parser, file, text).orElseThrow();
  }

  private Optional<Canary> made(String parser, String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, text);
    return Canary.of(
        instance(parser),
        new ScriptParts("", "", "", MAVEN_TESTS),
        Set.of(file, "README.md"),
        folder,
        new Random(1));
  }

  private static Instance instance(String parser) {
    return new InstanceBuilder().failToPass("a.BTest#x").logParser("parse_log_" + parser).build();
  }
}
