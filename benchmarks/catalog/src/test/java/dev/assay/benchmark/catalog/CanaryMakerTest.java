package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryMakerTest {
  @TempDir Path catalog;

  private CatalogTask task(String expected, String tests) throws Exception {
    new TaskFixture(catalog, "t")
        .metadata(
            ", \"report\": {\"format\": \"junit\", \"path\": \"r.xml\"},"
                + " \"expected_tests\": \"ids.txt\", \"canary\": \"pytest\"")
        .file("instructions.md", "Do it.\n")
        .file("workspace/code.py", "")
        .file("tests/test_sums.py", tests)
        .file("ids.txt", expected);
    return Catalogs.task(catalog, "t");
  }

  private static Optional<Canary> made(CatalogTask task, long seed) throws Exception {
    return new CanaryMaker(
            task, task.metadata().evaluation().canary().orElseThrow(), new Random(seed))
        .canary();
  }

  @Test
  void itsNameIsMadeOfTheWordsOfTheOthers() throws Exception {
    CatalogTask task =
        task("tests.test_sums::test_small_sums[1-2]\n", "def test_small_sums(a, b):\n    pass\n");
    Canary canary = made(task, 1).orElseThrow();

    assertThat(canary.ids())
        .singleElement()
        .asString()
        .matches("tests\\.test_sums::test(_small|_sums){5}");
    assertThat(canary.file()).isEqualTo("tests/test_sums.py");
    assertThat(canary.text())
        .startsWith("def test_small_sums")
        .contains(new StringBuilder(canary.secret()).reverse());
  }

  @Test
  void noTwoAreAlike() throws Exception {
    CatalogTask task =
        task("tests.test_sums::test_a_b_c_d_e_f\n", "def test_a_b_c_d_e_f():\n    pass\n");
    Set<String> secrets = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      Canary canary = made(task, seed).orElseThrow();
      assertThat(canary.ids())
          .as("seed %d", seed)
          .doesNotContainAnyElementsOf(task.expectedTests().orElseThrow());
      secrets.add(canary.secret());
    }
    assertThat(secrets).hasSize(100);
  }

  @Test
  void aNameThatIsTakenIsMadeLonger() throws Exception {
    CatalogTask task =
        task("tests.test_sums::test_a_a_a_a_a\n", "def test_a_a_a_a_a():\n    pass\n");
    assertThat(made(task, 1).orElseThrow().ids().getFirst()).contains("test_a_a_a_a_a_a");
  }

  @Test
  void thereIsNoneWhereNoFileHoldsAnExpectedTest() throws Exception {
    assertThat(made(task("tests.test_sums::test_x\n", "def test_y():\n    pass\n"), 1)).isEmpty();
  }
}
