package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.patch.Application.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Inputs that make careless code run for hours or out of memory. That these tests end is the
/// point.
class PathologicalInputTest {
  private static final String HEADER = "--- a/f\n+++ b/f\n";
  private static final int MANY = 100_000;
  private static final int LONG = 10_000_000;

  @TempDir private Path folder;

  private Workspace workspace(String content) {
    return Workspace.holding(folder, Map.of("f", content));
  }

  private static void assertRefused(Application application, Reason reason) {
    assertThat(application)
        .isInstanceOfSatisfying(
            Application.Refused.class,
            refused -> assertThat(refused.reason()).as(refused.detail()).isEqualTo(reason));
  }

  private static String hunks(java.util.function.IntFunction<String> hunk) {
    return IntStream.range(0, MANY).mapToObj(hunk).collect(Collectors.joining());
  }

  @Test
  void aHundredThousandHunksApply() {
    Workspace workspace = workspace(hunks(i -> "line " + i + "\n"));
    String diff =
        HEADER + hunks(i -> "@@ -%d +%d @@\n-line %d\n+LINE %d\n".formatted(i + 1, i + 1, i, i));

    assertThat(workspace.apply(Reply.found("```diff\n" + diff + "```\n", "f").patch()))
        .isEqualTo(new Application.Applied(List.of("f"), List.of()));
    assertThat(workspace.read("f")).isEqualTo(hunks(i -> "LINE " + i + "\n"));
  }

  @Test
  void aHundredThousandShiftedHunksApplyAndAreNotAllListed() {
    Workspace workspace = workspace("first\n" + hunks(i -> "line " + i + "\n"));
    // No shift of one hunk foretells that of the next.
    String diff =
        HEADER
            + hunks(i -> {
              int said = (int) (i * 7919L % MANY) + 1;
              return "@@ -%d +%d @@\n-line %d\n+LINE %d\n".formatted(said, said, i, i);
            });

    assertThat(workspace.apply(diff))
        .isInstanceOfSatisfying(
            Application.Applied.class,
            applied ->
                assertThat(applied.repairs()).hasSize(101).last().asString().startsWith("and 999"));
    assertThat(workspace.read("f")).isEqualTo("first\n" + hunks(i -> "LINE " + i + "\n"));
  }

  @Test
  void manyHunksThatFitEverywhereAreRefused() {
    Workspace workspace = workspace("x\n".repeat(MANY));

    assertRefused(
        workspace.applyFuzzily(HEADER + hunks(i -> "@@ -999999,2 +999999,2 @@\n x\n-x\n+y\n")),
        Reason.AMBIGUOUS);
  }

  @Test
  void aLongSearchIsGivenUpAndThatIsSaid() {
    Workspace workspace = workspace("x\n".repeat(2 * MANY));
    String context = " x\n".repeat(3000);

    assertRefused(
        workspace.apply(HEADER + "@@ -500000,3001 +1,3001 @@\n" + context + "-x\n+z\n"),
        Reason.TOO_LARGE);
  }

  @Test
  void manyNearlyFittingPlacesAreGivenUp() {
    String line = "    self.assertEqual(compute(%d), %d)\n";
    Workspace workspace =
        workspace(
            IntStream.range(0, 50_000)
                .mapToObj(i -> line.formatted(i, i))
                .collect(Collectors.joining()));
    String context =
        IntStream.range(0, 500)
            .mapToObj(i -> " " + line.formatted(-i, i))
            .collect(Collectors.joining());

    assertRefused(
        workspace.applyFuzzily(
            HEADER + "@@ -1,501 +1,501 @@\n" + context + "-nothing like it\n+x\n"),
        Reason.TOO_LARGE);
  }

  @Test
  void patchesOverTheLimitAreRefused() {
    String text = "x".repeat(50_000_000);

    assertThat(Reply.missing("```diff\n" + HEADER + "@@ -1 +1 @@\n-x\n+" + text + "\n```\n", "f"))
        .contains("50000045 characters, over the limit of 16777216");
    assertRefused(
        workspace("x\n").apply(new Patch(List.of(new FileChange.Write("f", text)))),
        Reason.TOO_LARGE);
  }

  @Test
  void filesOverTheLimitAreNotEdited() {
    Workspace workspace = workspace("x".repeat(1001) + "\n");
    Patch patch = UnifiedDiff.parse(HEADER + "@@ -1 +1 @@\n-x\n+y\n");

    assertThat(PatchApplier.apply(patch, folder, new ApplyRules(List.of(), List.of(), false, 1000)))
        .isEqualTo(
            new Application.Refused(Reason.TOO_LARGE, "f has 1002 bytes, over the limit of 1000"));
    assertThat(workspace.read("f")).hasSize(1002);
  }

  @Test
  void longLinesAreReadComparedAndWritten() {
    String line = "x".repeat(LONG / 2);
    Workspace workspace = workspace(line + "\nb\n");

    assertThat(
            Reply.applied(
                "```diff\n" + HEADER + "@@ -1,2 +1,2 @@\n " + line + "\n-b\n+" + line + "\n```\n",
                workspace))
        .isEmpty();
    assertThat(workspace.read("f")).isEqualTo(line + "\n" + line + "\n");
    assertRefused(
        workspace.applyFuzzily(HEADER + "@@ -1,2 +1,2 @@\n " + line + "x\n-b\n+c\n"),
        Reason.DOES_NOT_APPLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        " \n",
        "```\n",
        "```x\n",
        "```diff\n",
        "   --- x\n",
        "--- a/x\n+++ b/x\n",
        "<<<<<<< SEARCH\n",
        "=======\n",
        "@@ -1,9 +1,9 @@\n",
        "@@ -1 +1 @@\n\n",
        "diff --git a/x b/x\n",
        "*** Begin Patch\n",
        "*** Update File: x\n",
        "`a` ",
        "    @@ -1 +1 @@\n",
        "<think>",
        "</think>\n",
        "- ```\n",
        "```diff\n@@ -1,9 +1 @@\n+\n",
        "\t",
        "a/",
        "\"",
        "> ",
        "###",
        "1. ",
        "…\n",
        "...\n"
      })
  void repetitionIsReadInLinearTime(String piece) {
    String repeated = piece.repeat(250_000 / piece.length());
    for (String reply :
        List.of(
            repeated,
            "```diff\n" + HEADER + "@@ -1,9 +1,9 @@\n x\n" + repeated + "+x\n",
            HEADER + "@@ -1,9 +1,9 @@\n" + repeated + "+x\n")) {
      Extraction extraction =
          PatchExtractor.extract(reply, new ExtractionOptions(Set.of("f", "x"), true));

      assertThat(extraction).isNotNull();
    }
  }

  @Test
  void deeplyDifferentTextsAreCompared() {
    String before =
        IntStream.range(0, MANY).mapToObj(i -> "a" + i % 977 + "\n").collect(Collectors.joining());
    String after =
        IntStream.range(0, MANY).mapToObj(i -> "a" + i % 983 + "\n").collect(Collectors.joining());
    Workspace workspace = workspace(before);

    assertThat(workspace.apply(UnifiedDiff.between(Map.of("f", before), Map.of("f", after))))
        .isInstanceOf(Application.Applied.class);
    assertThat(workspace.read("f")).isEqualTo(after);
  }

  @Test
  void filesThatAreTooLargeTogetherAreNotEdited() {
    Map<String, String> files =
        IntStream.range(0, 10)
            .boxed()
            .collect(Collectors.toMap(i -> "f" + i, i -> "x\n" + "y".repeat(900)));
    Workspace workspace = Workspace.holding(folder, files);
    Patch patch =
        new Patch(
            IntStream.range(0, 10)
                .<FileChange>mapToObj(i -> new FileChange.Mode("f" + i, true))
                .toList());

    assertThat(PatchApplier.apply(patch, folder, new ApplyRules(List.of(), List.of(), false, 1000)))
        .isEqualTo(
            new Application.Refused(
                Reason.TOO_LARGE,
                "the files that the patch edits have together more than 8000 bytes"));
    assertThat(workspace.files()).isEqualTo(files);
  }
}
