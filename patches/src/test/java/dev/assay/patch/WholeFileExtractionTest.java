package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileExtractionTest {
  private static final FileChange REWRITE = new FileChange.Write("src/a.py", "x = 1\ny = 2\n");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```python src/a.py\n",
        "```python:src/a.py\n",
        "```src/a.py\n",
        "```python title=\"src/a.py\"\n",
        "```py filename=src/a.py\n",
        "```python {file: src/a.py}\n",
        "**`src/a.py`**\n\n```python\n",
        "### src/a.py\n```python\n",
        "#### `src/a.py`\n\n```\n",
        "File: src/a.py\n```python\n",
        "Filename: `src/a.py`\n```\n",
        "1. **src/a.py**:\n```python\n",
        "Here is the new `src/a.py` in full:\n\n```python\n",
        "Replace src/a.py with:\n\n```python\n",
      })
  void readsTheNameOfAFencedFile(String opening) {
    Extraction.Found found =
        Reply.found(opening + "x = 1\ny = 2\n```\nDone.\n", "src/a.py", "b.py");

    assertThat(found.patch().changes()).containsExactly(REWRITE);
    assertThat(found.repairs()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# src/a.py",
        "# File: src/a.py",
        "// src/a.py",
        "<!-- src/a.py -->",
        "/* src/a.py */"
      })
  void readsTheNameInTheFirstCommentAndLeavesItOut(String comment) {
    Extraction.Found found =
        Reply.found("```\n" + comment + "\nx = 1\ny = 2\n```\n", "src/a.py", "b.py");

    assertThat(found.patch().changes()).containsExactly(REWRITE);
    assertThat(found.repairs())
        .containsExactly("src/a.py: the first line names the file and was left out");
  }

  @Test
  void takesTheOnlyFileOfTheLanguage() {
    Extraction.Found found =
        Reply.found("Fixed:\n```python\nx = 1\ny = 2\n```\n", "src/a.py", "README.md");

    assertThat(found.patch().changes()).containsExactly(REWRITE);
    assertThat(found.repairs())
        .containsExactly("src/a.py: taken for the file that is meant, as the only one in python");
  }

  @Test
  void doesNotGuessAmongSeveralFilesOfTheLanguage() {
    assertThat(Reply.missing("```python\nx = 1\n```\n", "a.py", "b.py")).contains("no file");
  }

  @Test
  void takesABareFenceForTheOnlyFile() {
    Extraction.Found found = Reply.found("```\nx = 1\ny = 2\n```\n", "src/a.py");

    assertThat(found.patch().changes()).containsExactly(REWRITE);
    assertThat(found.repairs())
        .containsExactly("src/a.py: taken for the file that is meant, as the only one");
  }

  @Test
  void completesABareName() {
    Extraction.Found found =
        Reply.found("**a.py**\n```python\nx = 1\ny = 2\n```\n", "src/a.py", "b.py");

    assertThat(found.patch().changes()).containsExactly(REWRITE);
    assertThat(found.repairs()).containsExactly("the path a.py was read as src/a.py");
  }

  @Test
  void readsSeveralFilesOfWhichSomeAreNew() {
    Extraction.Found found =
        Reply.found(
            "### src/a.py\n```python\nx = 1\ny = 2\n```\n\n### src/sub/new.py\n```python\nz = 3\n```\n",
            "src/a.py");

    assertThat(found.patch().changes())
        .containsExactly(REWRITE, new FileChange.Write("src/sub/new.py", "z = 3\n"));
    assertThat(found.repairs()).isEmpty();
  }

  @Test
  void usesTheLastOfSeveralVersions() {
    Extraction.Found found =
        Reply.found(
            "The bug is in `src/a.py`:\n```python\nx = 0\n```\nFixed `src/a.py`:\n```python\nx = 1\ny = 2\n```\n",
            "src/a.py");

    assertThat(found.patch().changes()).containsExactly(REWRITE);
    assertThat(found.repairs())
        .containsExactly("src/a.py: of several versions of the change, the last was used");
  }

  @Test
  void takesAFileBesideAPatchForAQuotation() {
    Extraction.Found found =
        Reply.found(
            "In `src/a.py`:\n```python\nx = 0\n```\n```diff\n--- a/src/a.py\n+++ b/src/a.py\n@@ -1 +1 @@\n-x = 0\n+x = 1\n```\n",
            "src/a.py");

    assertThat(found.patch().changes()).singleElement().isInstanceOf(FileChange.Edit.class);
    assertThat(found.repairs())
        .containsExactly("src/a.py: quoted beside a patch; the quotation was not used");
  }

  @Test
  void takesANewFileBesideAPatch() {
    Extraction.Found found =
        Reply.found(
            """
            ```diff
            --- a/src/a.py
            +++ b/src/a.py
            @@ -1 +1 @@
            -x = 0
            +x = 1
            ```
            ### src/new.py
            ```python
            z = 3
            ```
            """,
            "src/a.py");

    assertThat(found.patch().changes())
        .hasSize(2)
        .contains(new FileChange.Write("src/new.py", "z = 3\n"));
  }

  @Test
  void doesNotTakeCommandsAndOutputForFiles() {
    assertThat(
            Reply.missing(
                "Run `src/a.py`:\n```bash\npython src/a.py\n```\nIt prints, from `src/a.py`:\n```\n42\n```\n",
                "src/a.py"))
        .contains("no file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# ... rest of the code",
        "// ... existing code ...",
        "# existing code ...",
        "/* ... */",
        "<!-- … -->"
      })
  void refusesAFileThatIsNotWhole(String elision) {
    assertThat(Reply.missing("```python src/a.py\nx = 1\n" + elision + "\n```\n", "src/a.py"))
        .isEqualTo("src/a.py is not given as a whole: '" + elision + "'");
  }

  @Test
  void readsAMarkdownFileWithFencesInIt() {
    Extraction.Found found =
        Reply.found(
            "```markdown README.md\n# Use\n```sh\nrun\n```\nEnd\n```\nDone.\n", "README.md");

    assertThat(found.patch().changes())
        .containsExactly(new FileChange.Write("README.md", "# Use\n```sh\nrun\n```\nEnd\n"));
  }

  @Test
  void readsALongerFenceAroundShorterOnes() {
    Extraction.Found found =
        Reply.found("### notes.txt\n````\n```\nx\n```\n````\nDone.\n", "notes.txt");

    assertThat(found.patch().changes())
        .containsExactly(new FileChange.Write("notes.txt", "```\nx\n```\n"));
  }

  @Test
  void refusesHalfAFile() {
    assertThat(
            Reply.missing(
                "```python src/a.py\nx = 1\n",
                new ExtractionOptions(java.util.Set.of("src/a.py"), true)))
        .isEqualTo("the reply breaks off within src/a.py; half a file cannot be used");
  }

  @Test
  void takesNoLanguageOrNumberForAFile() {
    assertThat(Reply.missing("### 3.11\n```\nx\n```\n", "a.py", "b.py")).contains("no file");
    assertThat(Reply.missing("That is, e.g.\n```python3.11\nx\n```\n", "a.py", "b.py"))
        .contains("no file");
    assertThat(Reply.found("```python3.11\nx\n```\n", "a.py", "b.go").patch().changes())
        .containsExactly(new FileChange.Write("a.py", "x\n"));
  }
}
