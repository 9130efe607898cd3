package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffPropertyTest {
  @Test
  void theDifferenceOfTwoTreesMakesOneOfTheOther(@TempDir Path folder) throws IOException {
    for (long seed = 0; seed < 150; seed++) {
      RandomTrees trees = new RandomTrees(seed);
      Map<String, String> before = trees.tree();
      Map<String, String> after = trees.changed(before);
      Workspace workspace =
          Workspace.holding(Files.createDirectory(folder.resolve("" + seed)), before);

      Application application = workspace.apply(UnifiedDiff.between(before, after));

      assertThat(application).as("seed %d", seed).isInstanceOf(Application.Applied.class);
      assertThat(((Application.Applied) application).repairs()).as("seed %d", seed).isEmpty();
      assertThat(workspace.files()).as("seed %d", seed).isEqualTo(after);
    }
  }

  @Test
  void aFormattedPatchIsReadBackEqual() {
    for (long seed = 0; seed < 1000; seed++) {
      RandomTrees trees = new RandomTrees(seed);
      Map<String, String> before = trees.tree();
      Patch patch = UnifiedDiff.between(before, trees.changed(before));

      assertThat(UnifiedDiff.parse(UnifiedDiff.format(patch))).as("seed %d", seed).isEqualTo(patch);
    }
  }

  @Test
  void gitMakesTheSameFilesOfAFormattedPatch(@TempDir Path folder)
      throws IOException, InterruptedException {
    for (long seed = 0; seed < 60; seed++) {
      RandomTrees trees = new RandomTrees(seed);
      Map<String, String> before = trees.tree();
      Map<String, String> after = trees.changed(before);
      if (before.equals(after)) {
        continue;
      }
      Workspace workspace =
          Workspace.holding(Files.createDirectory(folder.resolve("" + seed)), before);

      Git.Outcome outcome =
          new Git(workspace.root()).apply(UnifiedDiff.format(UnifiedDiff.between(before, after)));

      assertThat(outcome.status()).as("seed %d: %s", seed, outcome.output()).isZero();
      assertThat(workspace.files()).as("seed %d", seed).isEqualTo(after);
    }
  }

  @Test
  void whereGitAcceptsADiffToAMovedOnTreeTheFilesAreTheSame(@TempDir Path folder)
      throws IOException, InterruptedException {
    int both = 0;
    for (long seed = 0; seed < 60; seed++) {
      RandomTrees trees = new RandomTrees(seed);
      Map<String, String> before = trees.tree();
      Map<String, String> after = trees.changed(before);
      Patch patch = UnifiedDiff.between(before, after);
      Map<String, String> movedOn = new TreeMap<>(before);
      movedOn.replaceAll((path, content) -> trees.edited(content));
      Path gits = Files.createDirectory(folder.resolve("git" + seed));
      Workspace expected = Workspace.holding(gits, movedOn);
      Workspace actual =
          Workspace.holding(Files.createDirectory(folder.resolve("" + seed)), movedOn);

      Git.Outcome outcome = new Git(gits).apply(UnifiedDiff.format(patch));
      Application application = actual.apply(patch);

      if (outcome.status() == 0 && application instanceof Application.Applied) {
        both++;
        assertThat(actual.files()).as("seed %d", seed).isEqualTo(expected.files());
      } else if (outcome.status() == 0 && application instanceof Application.Refused refused) {
        assertThat(refused.reason())
            .as("seed %d: %s", seed, refused)
            .isEqualTo(Application.Reason.AMBIGUOUS);
      }
    }
    assertThat(both).isPositive();
  }
}
