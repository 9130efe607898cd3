package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.patch.Hunk.Kind;
import dev.assay.patch.Hunk.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnifiedDiffParsingTest {
  private static final Hunk CHANGE =
      new Hunk(1, List.of(new Line(Kind.REMOVED, "x"), new Line(Kind.ADDED, "y")));

  private static List<FileChange> parse(String diff) {
    return UnifiedDiff.parse(diff).changes();
  }

  private static void assertRefused(String diff, int line, String problem) {
    assertThatThrownBy(() -> UnifiedDiff.parse(diff))
        .isInstanceOfSatisfying(
            MalformedPatchException.class,
            refused -> {
              assertThat(refused.line()).isEqualTo(line);
              assertThat(refused).hasMessageContaining(problem);
            });
  }

  @Test
  void readsEverythingThatGitWrites() {
    assertThat(
            parse(
                """
                From 1234 Mon Sep 17 00:00:00 2001
                Subject: [PATCH] many things

                diff --git a/old name.txt b/new name.txt
                similarity index 90%
                rename from old name.txt
                rename to new name.txt
                index 1..2 100644
                --- a/old name.txt\t
                +++ b/new name.txt\t
                @@ -1 +1 @@ heading
                -x
                +y
                diff --git a/run.sh b/run.sh
                old mode 100644
                new mode 100755
                diff --git a/empty file b/empty file
                new file mode 100755
                index 0000000..e69de29
                diff --git a/gone b/gone
                deleted file mode 100644
                index 587be6b..0000000
                --- a/gone
                +++ /dev/null
                @@ -1 +0,0 @@
                -x
                diff --git "a/tab\\there/\\303\\251.txt" "b/tab\\there/\\303\\251.txt"
                index 1..2 100644
                --- "a/tab\\there/\\303\\251.txt"
                +++ "b/tab\\there/\\303\\251.txt"
                @@ -1 +1 @@
                -x
                \\ No newline at end of file
                +y
                \\ No newline at end of file
                --\s
                2.39.5
                """))
        .containsExactly(
            new FileChange.Rename(
                "old name.txt",
                "new name.txt",
                List.of(new Hunk(1, "heading", CHANGE.lines(), false, false))),
            new FileChange.Mode("run.sh", true),
            new FileChange.Write("empty file", ""),
            new FileChange.Mode("empty file", true),
            new FileChange.Delete(
                "gone", List.of(new Hunk(1, List.of(new Line(Kind.REMOVED, "x"))))),
            new FileChange.Edit(
                "tab\there/é.txt", List.of(new Hunk(1, "", CHANGE.lines(), true, true))));
  }

  @ParameterizedTest
  @CsvSource({
    "a/f.txt, b/f.txt, f.txt",
    "f.txt, f.txt, f.txt",
    "i/f.txt, w/f.txt, f.txt",
    "a/f.txt, a/f.txt, a/f.txt",
    "old/f.txt, new/f.txt, new/f.txt",
  })
  void takesPrefixesAwayThatOnlyTellTheSidesApart(String from, String to, String path) {
    String hunk = "@@ -1 +1 @@\n-x\n+y\n";
    assertThat(parse("--- " + from + "\n+++ " + to + "\n" + hunk))
        .containsExactly(new FileChange.Edit(path, List.of(CHANGE)));
  }

  @Test
  void takesTheTimeOfAFileThatNeverWasForANewFile() {
    assertThat(
            parse(
                """
                --- new.txt\t1970-01-01 01:00:00.000000000 +0100
                +++ new.txt\t2025-01-01 01:00:00.000000000 +0100
                @@ -0,0 +1 @@
                +y
                """))
        .containsExactly(new FileChange.Write("new.txt", "y\n"));
  }

  @Test
  void keepsCarriageReturnsOfTheFileButNotThoseOfTheDiff() {
    String ofFile = "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-x\r\n+y\r\n";
    String ofDiff = "--- a/f\r\n+++ b/f\r\n@@ -1 +1 @@\r\n-x\r\n+y\r\n";

    assertThat(((FileChange.Edit) parse(ofFile).getFirst()).hunks().getFirst().oldLines())
        .containsExactly("x\r");
    assertThat(parse(ofDiff)).containsExactly(new FileChange.Edit("f", List.of(CHANGE)));
  }

  @Test
  void readsRemovedLinesThatLookLikeAHeader() {
    assertThat(parse("--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n--- a/g\n+++ b/g\n x\n"))
        .containsExactly(
            new FileChange.Edit(
                "f",
                List.of(
                    new Hunk(
                        1,
                        List.of(
                            new Line(Kind.REMOVED, "-- a/g"),
                            new Line(Kind.ADDED, "++ b/g"),
                            new Line(Kind.CONTEXT, "x"))))));
  }

  @Test
  void readsABlankText() {
    assertThat(UnifiedDiff.parse(" \n\n")).isEqualTo(Patch.EMPTY);
    assertThat(UnifiedDiff.format(Patch.EMPTY)).isEmpty();
  }

  @Test
  void refusesBinaryDiffs() {
    assertRefused(
        "diff --git a/x.png b/x.png\nindex 1..2 100644\nGIT binary patch\nliteral 1\n",
        1,
        "binary");
    assertRefused("diff --git a/x b/x\nindex 1..2\nBinary files a/x and b/x differ\n", 1, "binary");
    assertRefused("Binary files a/x and b/x differ\n", 1, "binary");
  }

  @Test
  void refusesLinksSubmodulesAndCopies() {
    assertRefused("diff --git a/x b/x\nnew file mode 120000\n", 1, "link");
    assertRefused("diff --git a/x b/x\nindex 1..2 120000\n--- a/x\n+++ b/x\n", 1, "link");
    assertRefused("diff --git a/x b/x\nnew file mode 160000\n", 1, "submodule");
    assertRefused("diff --git a/x b/x\nnew mode 020666\n", 1, "regular");
    assertRefused("diff --git a/x b/y\ncopy from x\ncopy to y\n", 1, "copies are not supported");
  }

  @Test
  void refusesBrokenHunks() {
    String header = "--- a/f\n+++ b/f\n";
    assertRefused(header + "@@ -1,2 +1 @@\n-x\n+y\n", 6, "ends within a hunk");
    assertRefused(header + "@@ -1 +1 @@\n-x\n+y\n+z\n", 6, "belongs to no hunk");
    assertRefused(header + "@@ -1,2 +1 @@\n-x\n?\n", 5, "starts with a space");
    assertRefused(header + "@@ -99999999999 +1 @@\n-x\n", 3, "broken hunk header");
    assertRefused(header + "@@ -1 +1 @@\n-x\n\\ No newline\n-y\n+z\n", 3, "header announces");
    assertRefused("@@ -1 +1 @@\n-x\n+y\n", 1, "without a file header");
    assertRefused("diff --git a/f b/f\nindex 1..2 100644\n", 1, "no hunks");
    assertRefused("--- /dev/null\n+++ b/f\n@@ -1 +1 @@\n-x\n+y\n", 6, "new file f has old lines");
  }

  @Test
  void refusesTextWithoutADiff() {
    assertRefused("Sorry, I cannot.\n", 1, "no diff");
  }

  @Test
  void refusesTextOverTheLimit() {
    assertRefused("x".repeat(UnifiedDiff.MAXIMUM_CHARACTERS + 1), 1, "over the limit");
  }

  @Test
  void aHunkThatSaysOppositeThingsAboutItsLastLineIsRefused() {
    List<Line> context = List.of(new Line(Kind.CONTEXT, "x"));
    List<Line> added = List.of(new Line(Kind.ADDED, "x"));

    assertThatThrownBy(() -> new Hunk(1, "", context, true, false))
        .hasMessageContaining("ends the same way on both sides");
    assertThatThrownBy(() -> new Hunk(1, "", added, true, false))
        .hasMessageContaining("without old lines");
    assertThatThrownBy(() -> new Hunk(1, List.of())).hasMessageContaining("at least one line");
    assertThatThrownBy(() -> new Line(Kind.ADDED, "a\nb")).hasMessageContaining("no line feed");
  }

  @Test
  void readsWhateverItWrites() {
    Hunk marked =
        new Hunk(
            0,
            "class A\tvoid b()",
            List.of(
                new Line(Kind.CONTEXT, ""),
                new Line(Kind.ADDED, "\r"),
                new Line(Kind.REMOVED, "-")),
            true,
            true);
    Patch patch =
        new Patch(
            List.of(
                new FileChange.Write("b/b", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n"),
                new FileChange.Write("nothing here", ""),
                new FileChange.Write("x\ty \"z\" \\", "\n\n"),
                new FileChange.Delete("only named"),
                new FileChange.Mode("a/a", false),
                new FileChange.Rename("a b", "\u001f", List.of()),
                new FileChange.Rename("a", "b", List.of(marked, CHANGE)),
                new FileChange.Edit("2024-01-01 10:00:00", List.of(marked)),
                new FileChange.Edit("x 2024-01-01 10:00", List.of(CHANGE))));

    assertThat(UnifiedDiff.parse(UnifiedDiff.format(patch))).isEqualTo(patch);
  }

  @Test
  void comparesTreesAlwaysTheSameWay() {
    assertThat(
            UnifiedDiff.format(
                UnifiedDiff.between(
                    Map.of("z", "1\n2\n3\n4\n5\n", "gone", "x"),
                    Map.of("z", "1\n2\n3\n4\nfive\n", "made", "y\n"))))
        .isEqualTo(
            """
            diff --git a/gone b/gone
            deleted file mode 100644
            --- a/gone
            +++ /dev/null
            @@ -1 +0,0 @@
            -x
            \\ No newline at end of file
            diff --git a/made b/made
            new file mode 100644
            --- /dev/null
            +++ b/made
            @@ -0,0 +1 @@
            +y
            diff --git a/z b/z
            --- a/z
            +++ b/z
            @@ -2,4 +2,4 @@
             2
             3
             4
            -5
            +five
            """);
  }
}
