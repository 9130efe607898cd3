package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.Toolchains;
import dev.assay.benchmark.catalog.VariantResult.Standing;
import dev.assay.runner.process.ProcessRunner;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskSkeletonTest {
  static final List<String> LANGUAGES = TaskSkeleton.LANGUAGES;

  @TempDir Path catalog;
  @TempDir Path scratch;

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void aNewTaskLoadsWithoutAWarning(String language) throws Exception {
    Path folder = TaskSkeleton.write(catalog, language, "bugfix_word_count");
    List<String> warnings = new ArrayList<>();
    CatalogTask task = Catalogs.load(catalog, warnings).getFirst();

    assertThat(warnings).isEmpty();
    assertThat(folder).hasFileName(language + "_bugfix_word_count");
    assertThat(task.type()).isEqualTo("bug_fix");
    assertThat(task.difficulty()).isEqualTo("easy");
    assertThat(task.hasReference()).isTrue();
    assertThat(task.mutants()).containsExactly("first_mistake");
    assertThat(task.parts().mutants().getFirst().caughtBy())
        .isEqualTo(task.expectedTests().orElseThrow());
    for (String text : task.parts().tests().texts().values()) {
      assertThat(text).doesNotContainPattern("@[A-Z]+@");
    }
  }

  @Test
  void theNameSaysWhatIsAskedFor() throws Exception {
    TaskSkeleton.write(catalog, "python", "expert_cache");
    TaskSkeleton.write(catalog, "python", "sums");
    assertThat(Catalogs.task(catalog, "python_expert_cache").difficulty()).isEqualTo("expert");
    assertThat(Catalogs.task(catalog, "python_expert_cache").metadata().editable())
        .containsExactly("cache.py");
    assertThat(Catalogs.task(catalog, "python_sums").type()).isEqualTo("feature_implementation");
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Path folder = TaskSkeleton.write(catalog, "go", "feature_x");
    Files.writeString(folder.resolve("instructions.md"), "mine");
    assertThatThrownBy(() -> TaskSkeleton.write(catalog, "go", "feature_x"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder.resolve("instructions.md")).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../x", "Upper", "a-b", "a__b", "a_", "9a"})
  void whatIsNoNameIsRefused(String name) {
    assertThatThrownBy(() -> TaskSkeleton.write(catalog, "go", name))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("feature_moving_average");
    assertThat(catalog).isEmptyDirectory();
  }

  @Test
  void aLanguageWithoutASkeletonIsRefused() {
    assertThatThrownBy(() -> TaskSkeleton.write(catalog, "cobol", "feature_x"))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("take one of python, javascript, go, rust, cpp, html, java");
  }

  @Tag("slow")
  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void verificationNamesAllThatIsToBeWritten(String language) throws Exception {
    verificationNames(language);
  }

  @Test
  void verificationNamesAllThatIsToBeWrittenForTheQuickest() throws Exception {
    verificationNames("javascript");
  }

  private void verificationNames(String language) throws Exception {
    TaskSkeleton.write(catalog, language, "feature_word_count");
    CatalogTask task = Catalogs.load(catalog).getFirst();
    assumeTrue(Toolchains.host().missing(task.requirements()).isEmpty(), "no toolchain");
    VerifiedTask verified =
        new TaskVerification(new ProcessRunner(), scratch, VerificationPlan.once(1))
            .verify(List.of(task), _ -> {})
            .getFirst();

    assertThat(verified.reference().standing()).isEqualTo(Standing.REFUTED);
    assertThat(verified.reference().reason()).contains("FILL_IN: write the tests");
    assertThat(verified.variants())
        .extracting(VariantResult::standing)
        .containsExactly(Standing.REFUTED, Standing.CONFIRMED, Standing.CONFIRMED);
    assertThat(verified.textFaults())
        .extracting(TaskFault::problem)
        .containsOnly("still says FILL_IN")
        .hasSize(5);
  }
}
