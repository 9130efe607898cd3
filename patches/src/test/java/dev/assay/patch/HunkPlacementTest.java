package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.patch.Application.Reason;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HunkPlacementTest {
  private static final String HEADER = "--- a/f\n+++ b/f\n";

  @TempDir private Path folder;

  private Workspace workspace(String content) {
    return Workspace.holding(folder, Map.of("f", content));
  }

  private static String numbered(int lines) {
    return IntStream.rangeClosed(1, lines)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  private static void assertRefused(Application application, Reason reason, String... details) {
    assertThat(application)
        .isInstanceOfSatisfying(
            Application.Refused.class,
            refused -> {
              assertThat(refused.reason()).as(refused.detail()).isEqualTo(reason);
              assertThat(refused.detail()).contains(details);
            });
  }

  private static void assertApplied(Application application, String... repairs) {
    assertThat(application)
        .isInstanceOfSatisfying(
            Application.Applied.class,
            applied -> assertThat(applied.repairs()).containsExactly(repairs));
  }

  @Test
  void laterHunksFollowTheShiftOfTheOneBefore() {
    Workspace workspace = workspace("new\nnew\n" + "x\na\nx\n".repeat(20));

    assertApplied(
        workspace.apply(HEADER + "@@ -1,2 +1,2 @@\n x\n-a\n+b\n@@ -31,2 +31,2 @@\n x\n-a\n+b\n"),
        "f, hunk 1: found at line 3, not at line 1",
        "f, hunk 2: found at line 33, not at line 31");
  }

  @Test
  void theNearestPlaceIsTakenWhenItIsMuchNearer() {
    Workspace workspace = workspace("x\n" + numbered(40) + "x\n");

    assertApplied(
        workspace.apply(HEADER + "@@ -4 +4 @@\n-x\n+y\n"),
        "f, hunk 1: found at line 1, not at line 4");
    assertThat(workspace.read("f")).isEqualTo("y\n" + numbered(40) + "x\n");
  }

  @Test
  void placesThatAreAboutAsNearAreRefused() {
    Workspace workspace = workspace("x\n" + numbered(10) + "x\n");

    assertRefused(
        workspace.apply(HEADER + "@@ -5 +5 @@\n-x\n+y\n"),
        Reason.AMBIGUOUS,
        "f, hunk 1",
        "2 times, at lines 1, 12");
    assertThat(workspace.read("f")).isEqualTo("x\n" + numbered(10) + "x\n");
  }

  @Test
  void theSectionTellsEqualPlacesApart() {
    Workspace workspace =
        workspace("def a():\n  x = 1\n  return x\ndef b():\n  x = 1\n  return x\n");

    assertApplied(
        workspace.apply(HEADER + "@@ -40,2 +40,2 @@ def b():\n-  x = 1\n+  x = 2\n   return x\n"),
        "f, hunk 1: found at line 5, not at line 40");
    assertThat(workspace.read("f")).endsWith("def b():\n  x = 2\n  return x\n");
  }

  @Test
  void whiteSpaceAtTheEndOfLinesIsIgnoredAndThatIsSaid() {
    Workspace workspace = workspace("a  \nb\t\nc\n");

    assertApplied(
        workspace.apply(HEADER + "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c \n"),
        "f, hunk 1: white space at the end of lines was ignored");
    assertThat(workspace.read("f")).isEqualTo("a  \nB\nc\n");
  }

  @Test
  void aByteOrderMarkStaysWhenTheFirstLineIsReplaced() {
    Workspace workspace = workspace("\uFEFFusing A;\nb\n");

    assertApplied(
        workspace.apply(HEADER + "@@ -1,2 +1,2 @@\n-using A;\n+using B;\n b\n"),
        "f, hunk 1: white space at the end of lines was ignored");
    assertThat(workspace.read("f")).isEqualTo("\uFEFFusing B;\nb\n");
  }

  @Test
  void linesThatAreNotThereAreRefused() {
    Workspace workspace = workspace(numbered(5));

    assertRefused(
        workspace.apply(HEADER + "@@ -1 +1 @@\n-line 9\n+x\n"),
        Reason.DOES_NOT_APPLY,
        "f, hunk 1: its old lines, from 'line 9', are not in the file");
  }

  @Test
  void aChangeThatIsThereAlreadyIsSaid() {
    Workspace workspace = workspace(numbered(9));
    String diff = HEADER + "@@ -3,3 +3,3 @@\n line 3\n-line 4\n+LINE 4\n line 5\n";

    assertApplied(workspace.apply(diff));
    assertRefused(workspace.apply(diff), Reason.ALREADY_APPLIED, "f, hunk 1", "at line 3");
    assertRefused(workspace.applyFuzzily(diff), Reason.ALREADY_APPLIED, "f, hunk 1");
  }

  @Test
  void anAddedLineThatIsThereAlreadyIsSaid() {
    String withTrailing = HEADER + "@@ -3,2 +3,3 @@\n line 3\n+new\n line 4\n";
    String onlyLeading = HEADER + "@@ -3,1 +3,2 @@\n line 3\n+new\n";
    String onlyTrailing = HEADER + "@@ -4,1 +4,2 @@\n+new\n line 4\n";
    for (String diff : new String[] {withTrailing, onlyLeading, onlyTrailing}) {
      Workspace workspace = workspace(numbered(9));

      assertApplied(workspace.apply(diff));
      assertRefused(workspace.apply(diff), Reason.ALREADY_APPLIED, "f, hunk 1");
      assertRefused(workspace.applyFuzzily(diff), Reason.ALREADY_APPLIED, "f, hunk 1");
    }
  }

  @Test
  void aLineThatEqualsItsNeighbourCanBeAddedAtTheEnd() {
    Workspace workspace = workspace("a\nb\n");

    assertApplied(workspace.apply(HEADER + "@@ -1,2 +1,3 @@\n a\n b\n+b\n"));
    assertThat(workspace.read("f")).isEqualTo("a\nb\nb\n");
  }

  @Test
  void linesWithoutContextGoOnlyIntoAnEmptyFileOrToTheEnd() {
    assertRefused(
        workspace("a\nb\nc\n").apply(HEADER + "@@ -1,0 +2 @@\n+x\n"),
        Reason.DOES_NOT_APPLY,
        "no context");
    assertApplied(workspace("").apply(HEADER + "@@ -0,0 +1 @@\n+x\n"));
    assertThat(workspace("").read("f")).isEmpty();
    Workspace workspace = workspace("a\nb\n");
    assertApplied(workspace.apply(HEADER + "@@ -2,0 +3 @@\n+x\n"));
    assertThat(workspace.read("f")).isEqualTo("a\nb\nx\n");
  }

  @Test
  void hunksMayShareContextButNotChanges() {
    Workspace workspace = workspace(numbered(9));
    assertApplied(
        workspace.apply(
            HEADER
                + "@@ -2,3 +2,3 @@\n line 2\n-line 3\n+x\n line 4\n"
                + "@@ -4,2 +4,2 @@\n line 4\n-line 5\n+y\n"));
    assertThat(workspace.read("f")).startsWith("line 1\nline 2\nx\nline 4\ny\nline 6\n");

    assertRefused(
        workspace(numbered(9))
            .apply(
                HEADER
                    + "@@ -2,3 +2,3 @@\n line 2\n-line 3\n+x\n line 4\n"
                    + "@@ -3,2 +3,2 @@\n line 3\n-line 4\n+y\n"),
        Reason.OVERLAPPING_HUNKS,
        "f, hunks 1 and 2");
  }

  @Test
  void aMissingNewlineIsKeptUnlessTheLastLineIsReplaced() {
    Workspace workspace = workspace("a\nb\nc");
    assertApplied(
        workspace.apply(HEADER + "@@ -1,3 +1,3 @@\n-a\n+A\n b\n c\n"),
        "f, hunk 1: it is wrong about the newline at the end of the file");
    assertThat(workspace.read("f")).isEqualTo("A\nb\nc");

    assertApplied(
        workspace.apply(HEADER + "@@ -2,2 +2,2 @@\n b\n-c\n+C\n"),
        "f, hunk 1: it is wrong about the newline at the end of the file");
    assertThat(workspace.read("f")).isEqualTo("A\nb\nC\n");
  }

  @Test
  void aNoteOnAMissingNewlineThatIsWrongIsIgnored() {
    String marker = "\\ No newline at end of file\n";
    Workspace workspace = workspace("a\nb\nc\n");

    assertApplied(
        workspace.apply(HEADER + "@@ -3 +3 @@\n-c\n" + marker + "+C\n" + marker),
        "f, hunk 1: it is wrong about the newline at the end of the file");
    assertThat(workspace.read("f")).isEqualTo("a\nb\nC\n");

    assertApplied(
        workspace.apply(HEADER + "@@ -1 +1 @@\n-a\n+A\n" + marker),
        "f, hunk 1: its file does not end there; its word on the last newline was ignored");
    assertThat(workspace.read("f")).isEqualTo("A\nb\nC\n");
  }

  @Test
  void aFileThatIsNotUtf8KeepsItsBytes() throws java.io.IOException {
    byte[] latin = "caf\u00e9\nx\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    java.nio.file.Files.write(folder.resolve("f"), latin);
    Workspace workspace = new Workspace(folder);

    assertApplied(workspace.apply(HEADER + "@@ -2 +2 @@\n-x\n+\u00fc\n"));
    assertThat(java.nio.file.Files.readAllBytes(folder.resolve("f")))
        .isEqualTo("caf\u00e9\n\u00fc\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertRefused(
        workspace.apply(HEADER + "@@ -2 +2 @@\n-\u00fc\n+\u6f22\n"), Reason.BINARY, "ISO-8859-1");
  }
}
