package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopeExtractionTest {
  private static final String SHAPES =
      """
      class Square:
          def area(self):
              return self.side

          def name(self):
              return "shape"


      class Circle:
          def area(self):
              return self.side

          def name(self):
              return "shape"
      """;
  private static final String ENVELOPE =
      """
      *** Begin Patch
      *** Update File: shapes.py
      @@ class Circle:
      @@     def area(self):
      -        return self.side
      +        return 3.14 * self.side ** 2
      *** Add File: docs/new.txt
      +first
      +
      +third
      *** Delete File: old.py
      *** End Patch
      """;

  @TempDir private Path folder;

  private Workspace workspace() {
    return Workspace.holding(folder, Map.of("shapes.py", SHAPES, "old.py", "x\n"));
  }

  private static final Map<String, String> AFTER =
      Map.of(
          "shapes.py",
          SHAPES.substring(0, SHAPES.indexOf("class Circle"))
              + SHAPES
                  .substring(SHAPES.indexOf("class Circle"))
                  .replace("return self.side", "return 3.14 * self.side ** 2"),
          "docs/new.txt",
          "first\n\nthird\n");

  @Test
  void readsAnEnvelopeBareOrFencedOrInACommand() {
    for (String reply :
        List.of(
            ENVELOPE,
            "Done:\n\n```\n" + ENVELOPE + "```\n",
            "```diff\n" + ENVELOPE + "```\n",
            "```bash\napply_patch <<'EOF'\n" + ENVELOPE + "EOF\n```\n")) {
      Workspace workspace = workspace();

      assertThat(Reply.applied(reply, workspace)).as(reply).isEmpty();
      assertThat(workspace.files()).as(reply).isEqualTo(AFTER);
    }
  }

  @Test
  void refusesAPlaceThatTheHeadingsDoNotTell() {
    Extraction.Found found =
        Reply.found(ENVELOPE.replace("@@ class Circle:\n", ""), "shapes.py", "old.py");

    assertThat(workspace().apply(found.patch()))
        .isInstanceOfSatisfying(
            Application.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Application.Reason.AMBIGUOUS);
              assertThat(refused.detail()).contains("shapes.py, hunk 1", "2 times, at lines 3, 11");
            });
  }

  @Test
  void movesAFile() {
    Workspace workspace = workspace();

    Reply.applied(
        """
        *** Begin Patch
        *** Update File: old.py
        *** Move to: lib/new.py
        @@
        -x
        +y
        *** End Patch
        """,
        workspace);

    assertThat(workspace.files()).isEqualTo(Map.of("shapes.py", SHAPES, "lib/new.py", "y\n"));
  }

  @Test
  void usesTheWholePartOfOneThatBreaksOffWhenAllowed() {
    String cut = ENVELOPE.substring(0, ENVELOPE.indexOf("+third"));
    Set<String> paths = Set.of("shapes.py", "old.py");

    assertThat(Reply.missing(cut, new ExtractionOptions(paths, false)))
        .contains("breaks off", "allowIncompleteDiffs");
    Extraction.Found found = Reply.found(cut, new ExtractionOptions(paths, true));
    assertThat(found.patch().changes()).extracting(FileChange::path).containsExactly("shapes.py");
    assertThat(found.repairs())
        .containsExactly("the patch breaks off; only the part that is whole was used");
  }

  @Test
  void keepsTheSectionWhenThePatchIsWrittenAsADiff() {
    Patch patch = Reply.found(ENVELOPE, "shapes.py", "old.py").patch();

    assertThat(UnifiedDiff.parse(UnifiedDiff.format(patch))).isEqualTo(patch);
  }
}
