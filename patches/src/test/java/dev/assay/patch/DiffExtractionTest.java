package dev.assay.patch;

import static dev.assay.patch.SignFix.AFTER;
import static dev.assay.patch.SignFix.BEFORE;
import static dev.assay.patch.SignFix.DIFF;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffExtractionTest {
  @TempDir private Path folder;

  private void assertRepaired(String reply, String... repairs) {
    SignFix.assertMade(folder, reply, repairs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"```diff", "```patch", "```", "~~~diff", "````"})
  void readsAFencedDiff(String fence) {
    String close = fence.replaceAll("[a-z]", "");
    assertRepaired("The sign is wrong.\n\n" + fence + "\n" + DIFF + close + "\n\nThat is all.\n");
  }

  @Test
  void readsABareDiffInProse() {
    assertRepaired("The sign is wrong.\n\n" + DIFF + "\nThat is all.\n- no other change\n");
  }

  @Test
  void readsABareDiffThatTheReplyEndsWith() {
    assertRepaired(DIFF.stripTrailing());
  }

  @Test
  void readsGitHeaders() {
    assertRepaired(
        "```diff\ndiff --git a/src/calc.py b/src/calc.py\nindex 12ab..34cd 100644\n"
            + DIFF
            + "```\n");
  }

  @Test
  void readsPathsWithoutPrefixes() {
    assertRepaired("```diff\n" + DIFF.replace("a/src", "src").replace("b/src", "src") + "```\n");
  }

  @Test
  void ignoresTimesAfterPaths() {
    assertRepaired(
        "```diff\n"
            + DIFF.replace("a/src/calc.py", "a/src/calc.py\t2025-03-01 10:00:00.000 +0100")
                .replace("b/src/calc.py", "b/src/calc.py 2025-03-01 10:00:00")
            + "```\n");
  }

  @Test
  void readsAFenceInAList() {
    assertRepaired("1. Fix the sign:\n\n   ```diff\n" + DIFF.indent(3) + "   ```\n2. Done\n");
  }

  @Test
  void readsSeveralFilesFromOneFenceAndFromSeveral() {
    String other = DIFF.replace("calc", "more");
    for (String reply :
        List.of(
            "```diff\n" + DIFF + other + "```\n",
            "```diff\n" + DIFF + "\n" + other + "```\n",
            "First:\n```diff\n" + DIFF + "```\nSecond:\n```diff\n" + other + "```\n",
            DIFF + "\n" + other,
            DIFF + "\nand also\n\n" + other)) {
      Workspace workspace =
          Workspace.holding(folder, Map.of("src/calc.py", BEFORE, "src/more.py", BEFORE));

      assertThat(Reply.applied(reply, workspace)).as(reply).isEmpty();
      assertThat(workspace.files())
          .as(reply)
          .isEqualTo(Map.of("src/calc.py", AFTER, "src/more.py", AFTER));
    }
  }

  @Test
  void readsNewAndRemovedAndMovedFiles() {
    Workspace workspace =
        Workspace.holding(folder, Map.of("old.py", "x\n", "from.py", "one\ntwo\n"));

    List<String> repairs =
        Reply.applied(
            """
            ```diff
            --- /dev/null
            +++ b/new/made.py
            @@ -0,0 +1,2 @@
            +first
            +second
            --- a/old.py
            +++ /dev/null
            @@ -1 +0,0 @@
            -x
            diff --git a/from.py b/to.py
            similarity index 50%
            rename from from.py
            rename to to.py
            --- a/from.py
            +++ b/to.py
            @@ -1,2 +1,2 @@
             one
            -two
            +zwei
            ```
            """,
            workspace);

    assertThat(workspace.files())
        .isEqualTo(Map.of("new/made.py", "first\nsecond\n", "to.py", "one\nzwei\n"));
    assertThat(repairs).isEmpty();
  }

  @Test
  void takesAnUnknownFileWithOnlyAddedLinesForANewOne() {
    Extraction.Found found =
        Reply.found(
            "```diff\n--- a/src/new.py\n+++ b/src/new.py\n@@ -0,0 +1 @@\n+x = 1\n```\n", "new.py");

    assertThat(found.patch().changes())
        .containsExactly(new FileChange.Write("src/new.py", "x = 1\n"));
    assertThat(found.repairs()).containsExactly("src/new.py: taken for a new file");
  }

  @Test
  void readsAPatchOfMarkdownWithFencesInIt() {
    Workspace workspace =
        Workspace.holding(folder, Map.of("README.md", "# Use\n\n```sh\nrun\n```\n\nEnd\n"));

    List<String> repairs =
        Reply.applied(
            """
            ```diff
            --- a/README.md
            +++ b/README.md
            @@ -1,7 +1,9 @@
             # Use
             \n\
             ```sh
             run
            +run again
            +```
            +
            +```sh
             ```
             \n\
             End
            ```
            """
                .replace("-1,7 +1,9", "-1,7 +1,11"),
            workspace);

    assertThat(workspace.read("README.md"))
        .isEqualTo("# Use\n\n```sh\nrun\nrun again\n```\n\n```sh\n```\n\nEnd\n");
    assertThat(repairs).isEmpty();
  }

  @Test
  void takesHunksWithoutAFileForTheOneThatTheHeadingNames() {
    Extraction.Found found =
        Reply.found(
            "In `src/calc.py`:\n\n```diff\n@@ -1 +1 @@\n-a\n+b\n```\n",
            "src/calc.py",
            "src/more.py");

    assertThat(found.patch().changes().getFirst().path()).isEqualTo("src/calc.py");
    assertThat(found.repairs())
        .containsExactly("hunks without a file header were taken for src/calc.py");
  }

  @Test
  void saysWhichHunksNameNoFile() {
    assertThat(Reply.missing("```diff\n@@ -1 +1 @@\n-a\n+b\n```\n", "a.py", "b.py"))
        .contains("hunks that name no file were dropped");
  }

  @Test
  void ignoresReasoningBeforeTheAnswer() {
    String wrong = "<think>\nMaybe\n```diff\n" + DIFF.replace("a + b", "b + a") + "```\n</think>\n";
    assertRepaired(wrong + "```diff\n" + DIFF + "```\n");
    assertRepaired(wrong.substring("<think>".length()) + "```diff\n" + DIFF + "```\n");
  }

  @Test
  void keepsTagsOfReasoningThatAPatchWrites() {
    Extraction.Found found =
        Reply.found(
            "```diff\n--- /dev/null\n+++ b/t.txt\n@@ -0,0 +1,2 @@\n+<think>\n+</think>\n```\n");

    assertThat(found.patch().changes())
        .containsExactly(new FileChange.Write("t.txt", "<think>\n</think>\n"));
  }

  @Test
  void dropsHunksThatChangeNothing() {
    assertThat(
            Reply.missing(
                "```diff\n--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n x\n y\n```\n", "a.py"))
        .contains("a hunk that changes nothing was dropped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"120000", "160000", "040000", "020666"})
  void makesNoFileOfADiffThatAsksForALinkOrTheLike(String mode) {
    String link =
        "diff --git a/out b/out\nnew file mode %s\n--- /dev/null\n+++ b/out\n@@ -0,0 +1 @@\n+/tmp\n"
            .formatted(mode);
    assertThat(Reply.missing("```diff\n" + link + "```\n"))
        .contains("out: only regular files can be made; this diff was dropped");
    assertRepaired(
        "```diff\n" + link + DIFF + "```\n",
        "out: only regular files can be made; this diff was dropped");
    String retyped = DIFF.replace("--- a", "index 12ab..34cd 120000\n--- a");
    assertThat(
            Reply.missing(
                "```diff\ndiff --git a/src/calc.py b/src/calc.py\n" + retyped + "```\n",
                "src/calc.py"))
        .contains("src/calc.py: only regular files can be made");
  }

  @Test
  void saysThatABinaryDiffCannotBeUsed() {
    assertThat(
            Reply.missing(
                "```diff\ndiff --git a/x.png b/x.png\nGIT binary patch\nliteral 5\nabc\n```\n",
                "x.png"))
        .contains("x.png: a copy or binary diff cannot be used");
  }

  @Test
  void findsNothingInProse() {
    assertThat(Reply.missing("I would change the sign in `add`.\n", "src/calc.py"))
        .isEqualTo("the reply holds no diff, no search/replace block and no file");
    assertThat(Reply.missing("  \n\n", "src/calc.py")).isEqualTo("the reply is empty");
    assertThat(Reply.missing("<think>hm", "a.py")).contains("ends within its reasoning");
  }

  @Test
  void readsADiffBetweenTags() {
    assertRepaired("Sure.\n<patch>\n" + DIFF + "</patch>\nDone.\n");
  }

  @Test
  void leavesASignatureOfMailAndProseAfterTheDiffAlone() {
    assertRepaired("```diff\n" + DIFF + "-- \n2.39.5\n```\n");
    assertRepaired("```diff\n" + DIFF + "\nThat is all.\n```\n");
  }

  @Test
  void keepsPathsThatLeaveTheWorkspaceForTheApplierToRefuse() {
    Extraction.Found found =
        Reply.found(
            "```diff\n--- a/../../etc/x\n+++ b/../../etc/x\n@@ -1 +1 @@\n-a\n+b\n```\n",
            "x",
            "etc/x");

    assertThat(found.patch().changes().getFirst().path()).isEqualTo("../../etc/x");
  }

  @Test
  void doesNotMistakeANewFileForOneOfTheSameName() {
    Extraction.Found found =
        Reply.found(
            "```diff\n--- /dev/null\n+++ b/src/calc.py\n@@ -0,0 +1 @@\n+x\n```\n", "calc.py");

    assertThat(found.patch().changes().getFirst().path()).isEqualTo("src/calc.py");
  }
}
