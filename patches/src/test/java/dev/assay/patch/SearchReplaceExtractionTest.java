package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchReplaceExtractionTest {
  private static final String BLOCK =
      """
      <<<<<<< SEARCH
      def f():
          return 1
      =======
      def f():
          return 2
      >>>>>>> REPLACE
      """;
  private static final String BEFORE = "def f():\n    return 1\n\ndef g():\n    return 1\n";

  @TempDir private Path folder;

  private Workspace workspace() {
    return Workspace.holding(folder, Map.of("src/a.py", BEFORE, "b.py", "x\n"));
  }

  @Test
  void readsABlockWhereverItsFileIsNamed() {
    for (String reply :
        List.of(
            "src/a.py\n```python\n" + BLOCK + "```\n",
            "```python src/a.py\n" + BLOCK + "```\n",
            "```\nsrc/a.py\n" + BLOCK + "```\n",
            "```python\n# src/a.py\n" + BLOCK + "```\n",
            "In `src/a.py`:\n\n" + BLOCK + "\nDone.\n")) {
      Workspace workspace = workspace();

      assertThat(Reply.applied(reply, workspace)).as(reply).isEmpty();
      assertThat(workspace.read("src/a.py"))
          .as(reply)
          .isEqualTo("def f():\n    return 2\n\ndef g():\n    return 1\n");
    }
  }

  @Test
  void appliesBlocksOneAfterTheOther() {
    Workspace workspace = workspace();
    String more =
        """
        <<<<<<< SEARCH
            return 2
        =======
            return 3
        >>>>>>> REPLACE
        <<<<<<< SEARCH
        def g():
        =======
        def h():
        >>>>>>> REPLACE
        """;

    List<String> repairs =
        Reply.applied("```python src/a.py\n" + BLOCK + more + "```\n", workspace);

    assertThat(workspace.read("src/a.py"))
        .isEqualTo("def f():\n    return 3\n\ndef h():\n    return 1\n");
    assertThat(repairs).isEmpty();
  }

  @Test
  void takesABlockWithoutANameForTheFileOfTheOneBefore() {
    Workspace workspace = workspace();

    Reply.applied(
        "src/a.py\n" + BLOCK + "\n<<<<<<< SEARCH\ndef g():\n=======\ndef h():\n>>>>>>> REPLACE\n",
        workspace);

    assertThat(workspace.read("src/a.py")).contains("return 2", "def h():");
  }

  @Test
  void makesANewFileOfAnEmptySearch() {
    Extraction.Found found =
        Reply.found(
            "```python new.py\n<<<<<<< SEARCH\n=======\nx = 1\n>>>>>>> REPLACE\n```\n", "a.py");

    assertThat(found.patch().changes()).containsExactly(new FileChange.Write("new.py", "x = 1\n"));
  }

  @Test
  void keepsFencesWithinABlock() {
    Workspace workspace = Workspace.holding(folder, Map.of("README.md", "```\nold\n```\n"));

    Reply.applied(
        "```markdown README.md\n<<<<<<< SEARCH\n```\nold\n```\n=======\n```\nnew\n```\n>>>>>>> REPLACE\n```\n",
        workspace);

    assertThat(workspace.read("README.md")).isEqualTo("```\nnew\n```\n");
  }

  @Test
  void refusesToGuessAmongPlaces() {
    Extraction.Found found =
        Reply.found(
            "src/a.py\n<<<<<<< SEARCH\n    return 1\n=======\n    return 2\n>>>>>>> REPLACE\n",
            "src/a.py");

    assertThat(workspace().apply(found.patch()))
        .isInstanceOfSatisfying(
            Application.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Application.Reason.AMBIGUOUS));
  }

  @Test
  void saysWhatIsWrongWithABlockThatNamesNoFileOrChangesNothing() {
    assertThat(Reply.missing(BLOCK, "a.py", "b.py")).contains("names no file");
    assertThat(Reply.missing("a.py\n<<<<<<< SEARCH\nx\n=======\nx\n>>>>>>> REPLACE\n", "a.py"))
        .contains("changes nothing");
  }

  @Test
  void usesTheWholeBlocksOfAReplyThatBreaksOffWhenAllowed() {
    String cut = "```python src/a.py\n" + BLOCK + "<<<<<<< SEARCH\ndef g():\n=======\ndef";

    assertThat(Reply.missing(cut, new ExtractionOptions(Set.of("src/a.py"), false)))
        .contains("allowIncompleteDiffs");
    assertThat(Reply.found(cut, new ExtractionOptions(Set.of("src/a.py"), true)).patch().changes())
        .hasSize(1);
  }

  @Test
  void tellsTheDividerFromAHeadingThatIsUnderlined() {
    Workspace workspace = Workspace.holding(folder, Map.of("doc.rst", "Title\n=====\n"));

    Reply.applied(
        "```rst doc.rst\n<<<<<<< SEARCH\nTitle\n=====\n=======\nBook\n=====\n>>>>>>> REPLACE\n```\n",
        workspace);

    assertThat(workspace.read("doc.rst")).isEqualTo("Book\n=====\n");
  }

  @Test
  void saysThatABlockHasNoDivider() {
    assertThat(Reply.missing("a.py\n<<<<<<< SEARCH\nx\n>>>>>>> REPLACE\n", "a.py"))
        .contains("a search/replace block without a line of = was dropped");
  }
}
