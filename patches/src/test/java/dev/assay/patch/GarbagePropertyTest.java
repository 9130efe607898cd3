package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing that a reply or a diff may hold makes the code throw anything but what it documents.
class GarbagePropertyTest {
  private static final List<String> PIECES =
      List.of(
          "--- a/../../x/../a.py",
          "+++ b//a//b/./..",
          "*** Update File: ../../a.py",
          "```python a/../../b.py",
          "--- a/a.py",
          "+++ b/a.py",
          "--- /dev/null",
          "+++ /dev/null",
          "--- ",
          "+++ ",
          "--- a/",
          "+++ b/",
          "diff --git a/a.py b/a.py",
          "diff --git ",
          "diff --git \"a/\\303",
          "new file mode 100644",
          "deleted file mode 100644",
          "rename from a.py",
          "rename to b.py",
          "old mode 100644",
          "new mode 100755",
          "index 1..2 120000",
          "copy from x",
          "GIT binary patch",
          "@@ -1 +1 @@",
          "@@ -1,3 +1,4 @@ def f",
          "@@",
          "@@ ... @@",
          "@@ -0,0 +1,2 @@",
          "@@ -99999999999 +1 @@",
          "```",
          "```diff",
          "```python",
          "```python a.py",
          "````",
          "~~~",
          "   ```",
          "*** Begin Patch",
          "*** End Patch",
          "*** Update File: a.py",
          "*** Add File: n.py",
          "*** Delete File: a.py",
          "*** Move to: m.py",
          "*** End of File",
          "<<<<<<< SEARCH",
          "=======",
          ">>>>>>> REPLACE",
          "<think>",
          "</think>",
          "# a.py",
          "### a.py",
          "`a.py`:",
          "File: ../x",
          "+x = 1",
          "-x = 0",
          " x = 0",
          "x = 0",
          "",
          " ",
          "+",
          "-",
          "\\ No newline at end of file",
          "...",
          "- bullet",
          "\r",
          "\0",
          "\uD800",
          "&lt;",
          "    --- a/a.py",
          "    +++ b/a.py",
          "    @@ -1 +1 @@",
          "Binary files a/x and b/x differ");

  @TempDir private Path folder;

  @Test
  void garbageGivesADocumentedResult() {
    Map<String, String> files = Map.of("a.py", "x = 0\n\nx = 0\n", "src/b.py", "");
    ApplyRules fuzzy = new ApplyRules(List.of(), List.of(), true);
    int found = 0;
    for (long seed = 0; seed < 3000; seed++) {
      String text = garbage(new RandomTrees(seed));
      ExtractionOptions options = new ExtractionOptions(Set.copyOf(files.keySet()), seed % 2 == 0);
      switch (PatchExtractor.extract(text, options)) {
        case Extraction.Missing missing -> assertThat(missing.reason()).isNotBlank();
        case Extraction.Found result -> {
          found++;
          assertThat(result.patch().changes()).as("seed %d", seed).isNotEmpty();
          assertThat(UnifiedDiff.parse(UnifiedDiff.format(result.patch())))
              .as("seed %d\n%s", seed, text)
              .isEqualTo(result.patch());
          Workspace workspace = Workspace.holding(folder, files);
          Map<String, String> before = workspace.files();
          switch (PatchApplier.apply(result.patch(), folder, fuzzy)) {
            case Application.Applied applied -> assertThat(applied.touchedPaths()).isNotNull();
            case Application.Refused refused -> {
              assertThat(refused.detail()).as("seed %d", seed).isNotBlank();
              assertThat(workspace.files()).as("seed %d", seed).isEqualTo(before);
            }
          }
        }
      }
      try {
        Patch patch = UnifiedDiff.parse(text);
        assertThat(UnifiedDiff.parse(UnifiedDiff.format(patch)))
            .as("seed %d", seed)
            .isEqualTo(patch);
      } catch (MalformedPatchException refused) {
        assertThat(refused.line()).as("seed %d", seed).isPositive();
      }
    }
    assertThat(found).isGreaterThan(200);
  }

  private static String garbage(RandomTrees trees) {
    StringBuilder text = new StringBuilder();
    int lines = trees.random().nextInt(40);
    for (int i = 0; i < lines; i++) {
      text.append(trees.pick(PIECES)).append(trees.random().nextInt(12) == 0 ? "\r\n" : "\n");
    }
    return trees.random().nextBoolean() ? text.toString() : text.toString().stripTrailing();
  }
}
