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

/// Diffs that no program would write, and models do.
class DiffRepairTest {
  @TempDir private Path folder;

  private Workspace workspace() {
    return SignFix.workspace(folder);
  }

  private void assertRepaired(String reply, String... repairs) {
    SignFix.assertMade(folder, reply, repairs);
  }

  @Test
  void completesABareFileName() {
    assertRepaired(
        "```diff\n" + DIFF.replace("a/src/", "").replace("b/src/", "") + "```\n",
        "the path calc.py was read as src/calc.py");
  }

  @Test
  void takesTheWorkspaceOutOfPaths() {
    assertRepaired(
        "```diff\n"
            + DIFF.replace("a/src", "/workspace/src").replace("b/src", "/workspace/src")
            + "```\n",
        "the path /workspace/src/calc.py was read as src/calc.py");
  }

  @Test
  void takesBackslashesForSlashesWhenTheFileIsKnown() {
    assertRepaired(
        "```diff\n" + DIFF.replace("a/src/", "src\\").replace("b/src/", "src\\") + "```\n",
        "the path src\\calc.py was read as src/calc.py");
  }

  @Test
  void countsLinesItselfWhenTheHeaderIsWrong() {
    assertRepaired(
        "```diff\n" + DIFF.replace("-1,5 +1,5", "-1,9 +1,12") + "```\n",
        "src/calc.py: the numbers in a hunk header do not fit its lines".replace("src", "b/src"));
  }

  @Test
  void countsLinesItselfInProseToo() {
    assertRepaired(
        "Here:\n\n" + DIFF.replace("-1,5 +1,5", "-1,2 +1,2") + "\nDone.\n",
        "b/src/calc.py: the numbers in a hunk header do not fit its lines");
  }

  @Test
  void findsTheLinesWhenTheirNumberIsWrong() {
    assertRepaired(
        "```diff\n" + DIFF.replace("-1,5 +1,5", "-41,5 +41,5") + "```\n",
        "src/calc.py, hunk 1: found at line 1, not at line 41");
  }

  @Test
  void readsHunkHeadersWithoutNumbers() {
    assertRepaired("```diff\n" + DIFF.replace("@@ -1,5 +1,5 @@", "@@ ... @@") + "```\n");
  }

  @Test
  void readsADiffWithoutHunkHeaders() {
    assertRepaired(
        "```diff\n" + DIFF.replace("@@ -1,5 +1,5 @@\n", "") + "```\n",
        "b/src/calc.py: its lines stand without a hunk header");
  }

  @Test
  void putsTheLeadingSpaceOfBlankLinesBack() {
    assertRepaired(
        "```diff\n" + DIFF.replace("\n \n", "\n\n").replace("\n \n", "\n\n") + "```\n",
        "b/src/calc.py: blank lines of context stood without their leading space");
  }

  @Test
  void takesLinesWithoutMarkerForContext() {
    assertRepaired(
        "```diff\n" + DIFF.replace("\n def", "\ndef") + "```\n",
        "b/src/calc.py: the numbers in a hunk header do not fit its lines",
        "b/src/calc.py: lines without a leading +, - or space were taken for context");
  }

  @Test
  void takesTheIndentationOfADiffAway() {
    assertRepaired("```diff\n" + DIFF.indent(2) + "```\n", "the diff is indented by 2");
  }

  @Test
  void readsADiffThatIsIndentedInProse() {
    assertRepaired("Do this:\n\n" + DIFF.indent(4) + "\nDone.\n");
  }

  @Test
  void takesTheReplysCarriageReturnsAway() {
    assertRepaired(
        ("Here:\n\n```diff\n" + DIFF + "```\n").replace("\n", "\r\n"),
        "the reply has carriage returns at its line ends");
  }

  @Test
  void takesTheDiffsCarriageReturnsAway() {
    assertRepaired(
        "Here:\n\n```diff\n" + DIFF.replace("\n", "\r\n") + "```\n",
        "b/src/calc.py: the diff has carriage returns at its line ends");
  }

  @Test
  void keepsTheCarriageReturnsOfTheFile() {
    Workspace workspace =
        Workspace.holding(folder, Map.of("src/calc.py", BEFORE.replace("\n", "\r\n")));

    List<String> repairs = Reply.applied("```diff\n" + DIFF + "```\n", workspace);

    assertThat(workspace.read("src/calc.py")).isEqualTo(AFTER.replace("\n", "\r\n"));
    assertThat(repairs)
        .containsExactly("src/calc.py, hunk 1: its line ends differ; the file's are kept");
  }

  @Test
  void readsEntitiesOfHtmlWhenTheFileHasNone() {
    Workspace workspace =
        Workspace.holding(folder, Map.of("a.c", "if (a < b && c > d)\n  x = \"1\";\n"));

    List<String> repairs =
        Reply.applied(
            """
            ```diff
            --- a/a.c
            +++ b/a.c
            @@ -1,2 +1,2 @@
            -if (a &lt; b &amp;&amp; c &gt; d)
            +if (a &lt;= b &amp;&amp; c &gt; d)
               x = &quot;1&quot;;
            ```
            """,
            workspace);

    assertThat(workspace.read("a.c")).isEqualTo("if (a <= b && c > d)\n  x = \"1\";\n");
    assertThat(repairs).containsExactly("the patch was escaped as HTML");
  }

  @Test
  void leavesEntitiesOfHtmlThatTheFileHas() {
    Workspace workspace =
        Workspace.holding(folder, Map.of("a.html", "<p>1 &lt; 2</p>\n<p>a &lt; b</p>\n"));

    Reply.applied(
        """
        ```diff
        --- a/a.html
        +++ b/a.html
        @@ -1,2 +1,2 @@
         <p>1 &lt; 2</p>
        -<p>a &lt; b</p>
        +<p>a &lt; c</p>
        ```
        """,
        workspace);

    assertThat(workspace.read("a.html")).isEqualTo("<p>1 &lt; 2</p>\n<p>a &lt; c</p>\n");
  }

  @Test
  void addsLinesOfANewFileThatLostTheirPlus() {
    Extraction.Found found =
        Reply.found(
            "```diff\n--- /dev/null\n+++ b/new.py\n@@ -0,0 +1,2 @@\n+def f():\n     return 1\n```\n");

    assertThat(found.patch().changes())
        .containsExactly(new FileChange.Write("new.py", "def f():\n    return 1\n"));
    assertThat(found.repairs())
        .contains("new.py: lines of the new file without a leading + were added too");
  }

  @Test
  void keepsAFenceInTheContextThatLostItsLeadingSpace() {
    Workspace workspace =
        Workspace.holding(folder, Map.of("README.md", "# Use\n```\nrun\n```\nEnd\n"));

    List<String> repairs =
        Reply.applied(
            """
            ```diff
            --- a/README.md
            +++ b/README.md
            @@ -1,5 +1,5 @@
             # Use
            ```
            -run
            +go
            ```
             End
            ```
            Done.
            """,
            workspace);

    assertThat(workspace.read("README.md")).isEqualTo("# Use\n```\ngo\n```\nEnd\n");
    assertThat(repairs)
        .contains("b/README.md: lines without a leading +, - or space were taken for context");
  }

  @Test
  void partsAHunkWhereItLeavesLinesOut() {
    Workspace workspace = workspace();

    List<String> repairs =
        Reply.applied(
            """
            ```diff
            --- a/src/calc.py
            +++ b/src/calc.py
            @@ -1,10 +1,10 @@
             def add(a, b):
            -    return a - b
            +    return a + b
            ...
             def half(x):
            -    return x * 2
            +    return x / 2
            ```
            """,
            workspace);

    assertThat(workspace.read("src/calc.py")).isEqualTo(AFTER.replace("x * 2", "x / 2"));
    assertThat(repairs).contains("b/src/calc.py: a hunk was parted where it leaves lines out");
  }

  @Test
  void readsAHeaderOfOneLine() {
    assertRepaired(
        "```diff\n" + DIFF.replace("+++ b/src/calc.py\n", "") + "```\n",
        "the header of a file has only one of its two lines",
        "the path a/src/calc.py was read as src/calc.py");
  }
}
