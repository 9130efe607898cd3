package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.catalog.CatalogIndex.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogIndexTest {
  @TempDir Path folder;

  private static Entry entry(String id, int tests) {
    return new Entry(id, "go", "bug_fix", "easy", "Mend it", List.of("a"), tests, 3, List.of("go"));
  }

  @Test
  void tellsWhatATaskIs() throws Exception {
    TaskFixture.shell(folder, "t", "")
        .metadata(
            ", \"expected_tests\": \"ids.txt\"",
            ", \"tags\": [\"x\"], \"environment\": {\"needs\": [\"sh\", \"go>=1.21\"]}")
        .file("instructions.md", "Preface.\n\n# Mend `code.sh`\n\n# More\n")
        .file("ids.txt", "one\ntwo\n")
        .mutant("m", "code.sh", "x\n");
    assertThat(CatalogIndex.of(Catalogs.load(folder)).tasks())
        .containsExactly(
            new Entry(
                "t",
                "shell",
                "bug_fix",
                "easy",
                "Mend code.sh",
                List.of("x"),
                2,
                1,
                List.of("sh", "go 1.21+")));
  }

  @Test
  void aTaskWithoutAHeadingIsCalledByItsId() throws Exception {
    TaskFixture.shell(folder, "t", "");
    assertThat(CatalogIndex.of(Catalogs.load(folder)).tasks().getFirst().title()).isEqualTo("t");
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    CatalogIndex index = new CatalogIndex(List.of(entry("a", 1), entry("b", 2)));
    Path file = Files.writeString(folder.resolve(CatalogIndex.FILE_NAME), index.json());
    assertThat(CatalogIndex.read(file)).isEqualTo(index);
    assertThat(CatalogIndex.read(folder.resolve("none.json")).tasks()).isEmpty();
  }

  @Test
  void whatIsNoIndexIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("catalog.json"), "[1]");
    assertThatThrownBy(() -> CatalogIndex.read(file))
        .isInstanceOf(TaskException.class)
        .hasMessageStartingWith(file + " is no index of a catalog");
  }

  @Test
  void saysWhatChangedSinceAnOlderOne() {
    CatalogIndex older = new CatalogIndex(List.of(entry("a", 1), entry("b", 1), entry("z", 1)));
    CatalogIndex index = new CatalogIndex(List.of(entry("a", 1), entry("b", 2), entry("c", 1)));
    assertThat(index.differencesOf(older))
        .containsExactly("b has changed", "c is not listed", "z is no longer there");
    assertThat(index.differencesOf(index)).isEmpty();
  }
}
