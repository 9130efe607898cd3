package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CutReplyTest {
  private static final String DIFF =
      """
      --- a/a.py
      +++ b/a.py
      @@ -1,3 +1,3 @@
       one
      -two
      +zwei
       three
      @@ -11,3 +11,3 @@
       eleven
      -twelve
      +zwölf
       thirteen
      """;
  private static final ExtractionOptions STRICT = new ExtractionOptions(Set.of("a.py"), false);
  private static final ExtractionOptions ALLOWED = new ExtractionOptions(Set.of("a.py"), true);

  private static List<Hunk> hunks(Extraction.Found found) {
    return ((FileChange.Edit) found.patch().changes().getFirst()).hunks();
  }

  @Test
  void aFenceThatNeverClosesIsRefusedUnlessAllowed() {
    assertThat(Reply.missing("Here:\n```diff\n" + DIFF, STRICT))
        .isEqualTo(
            "the patch from line 3 of the answer breaks off; allowIncompleteDiffs would use the part"
                + " that is whole");
    assertThat(hunks(Reply.found("Here:\n```diff\n" + DIFF, ALLOWED))).hasSize(2);
  }

  @Test
  void onlyWholeHunksAreUsedAndThatIsSaid() {
    for (int end = DIFF.indexOf(" eleven"); end < DIFF.length() - 1; end++) {
      Extraction.Found found = Reply.found("```diff\n" + DIFF.substring(0, end), ALLOWED);

      assertThat(hunks(found)).as("cut at %d", end).hasSize(1);
      assertThat(found.repairs())
          .as("cut at %d", end)
          .contains("the patch breaks off; only the part that is whole was used");
    }
  }

  @Test
  void nothingIsUsedOfAReplyThatBreaksOffInItsFirstHunk() {
    String cut = "```diff\n" + DIFF.substring(0, DIFF.indexOf("+zwei"));

    assertThat(Reply.missing(cut, ALLOWED)).contains("the patch breaks off");
  }

  @Test
  void halfANewFileIsNotUsed() {
    String cut = "```diff\n" + DIFF + "--- /dev/null\n+++ b/b.py\n@@ -0,0 +1,3 @@\n+x\n+y";

    Extraction.Found found = Reply.found(cut, ALLOWED);

    assertThat(found.patch().changes()).extracting(FileChange::path).containsExactly("a.py");
  }

  @Test
  void aBareDiffThatEndsWithinAChangeBreaksOff() {
    String cut = "Here:\n\n" + DIFF.substring(0, DIFF.indexOf("lve\n+zw"));

    assertThat(Reply.missing(cut, STRICT)).contains("allowIncompleteDiffs");
    assertThat(hunks(Reply.found(cut, ALLOWED))).hasSize(1);
  }

  @Test
  void anOpenFenceThatIsNoPatchDoesNotMatter() {
    Extraction.Found found =
        Reply.found("```diff\n" + DIFF + "```\nTest it:\n```bash\npytest", STRICT);

    assertThat(hunks(found)).hasSize(2);
  }
}
