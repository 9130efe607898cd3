package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralVersionsTest {
  @TempDir private Path folder;

  private Workspace workspace() {
    return Workspace.holding(
        folder, Map.of("a.py", "first = 1\nsecond = 2\nthird = 3\nfourth = 4\nfifth = 5\n"));
  }

  private static String change(int line, String before, String after) {
    return "```diff\n--- a/a.py\n+++ b/a.py\n@@ -"
        + line
        + " +"
        + line
        + " @@\n-"
        + before
        + "\n+"
        + after
        + "\n```\n";
  }

  @Test
  void theLastOfSeveralVersionsCounts() {
    Workspace workspace = workspace();

    assertThat(
            Reply.applied(
                change(2, "second = 2", "second = 20")
                    + "No, better:\n"
                    + change(2, "second = 2", "second = 200"),
                workspace))
        .containsExactly("a.py: of several versions of the change, the last was used");
    assertThat(workspace.read("a.py")).contains("second = 200\n");
  }

  @Test
  void theSameChangeTwiceCountsOnce() {
    Workspace workspace = workspace();
    String change = change(2, "second = 2", "second = 20");

    assertThat(Reply.applied(change + "Again:\n" + change, workspace))
        .containsExactly("a.py: the same change is there twice");
    assertThat(workspace.read("a.py")).contains("second = 20\n");
  }

  @Test
  void changesToOtherLinesArePartsOfOnePatch() {
    Workspace workspace = workspace();

    assertThat(
            Reply.applied(
                change(2, "second = 2", "second = 20")
                    + "And:\n"
                    + change(4, "fourth = 4", "fourth = 40"),
                workspace))
        .isEmpty();
    assertThat(workspace.read("a.py")).contains("second = 20\n", "fourth = 40\n");
  }

  @Test
  void aChangeToWhatAnEarlierOneAddsFollowsIt() {
    Workspace workspace = workspace();

    Reply.applied(
        change(2, "second = 2", "second = 20")
            + "Then:\n"
            + change(2, "second = 20", "second = 21"),
        workspace);

    assertThat(workspace.read("a.py")).contains("second = 21\n");
  }

  @Test
  void hunksOfOneFenceThatChangeTheSameLinesAreRefused() {
    Extraction.Found found =
        Reply.found(
            """
            ```diff
            --- a/a.py
            +++ b/a.py
            @@ -2 +2 @@
            -second = 2
            +second = 20
            @@ -2 +2 @@
            -second = 2
            +second = 200
            ```
            """,
            "a.py");

    assertThat(workspace().apply(found.patch()))
        .isEqualTo(
            new Application.Refused(
                Application.Reason.OVERLAPPING_HUNKS, "a.py, hunks 1 and 2 change the same lines"));
  }
}
