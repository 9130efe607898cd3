package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PatchSectionsTest {
  private static final String PATCH =
      """
      Here it is:
      diff --git a/src/x.py b/src/x.py
      index 1..2 100644
      --- a/src/x.py
      +++ b/src/x.py
      @@ -1,3 +1,3 @@
       a
      --- b
      +++ c
       d
      diff --git a/old name.py b/tests/new name.py
      similarity index 100%
      rename from old name.py
      rename to tests/new name.py
      diff --git a/bin/run b/bin/run
      old mode 100644
      new mode 100755
      """;

  @Test
  void tellsEachFileThatAPatchNames() {
    assertThat(PatchSections.of(PATCH).paths())
        .containsExactlyInAnyOrder("src/x.py", "old name.py", "tests/new name.py", "bin/run");
  }

  @Test
  void leavesPartsOutAndTheRestAsItWas() {
    assertThat(PatchSections.of(PATCH).without(path -> path.startsWith("tests/")))
        .isEqualTo(
            PATCH.substring(0, PATCH.indexOf("diff --git a/old"))
                + PATCH.substring(PATCH.indexOf("diff --git a/bin")));
    assertThat(PatchSections.of(PATCH).without(_ -> false)).isEqualTo(PATCH);
  }

  @Test
  void knowsPatchesThatAreNotGits() {
    String patch =
        """
        --- a/conftest.py\t2020-01-01 00:00:00
        +++ b/conftest.py\t2020-01-01 00:00:00
        @@ -1 +1 @@
        -a
        +b
        --- x.py
        +++ y/x.py
        @@ -1 +1 @@
        -a
        +b
        """;
    assertThat(PatchSections.of(patch).parts()).hasSize(2);
    assertThat(PatchSections.of(patch).paths()).contains("conftest.py", "x.py");
  }

  @Test
  void hasNoFilesInATextThatIsNoPatch() {
    for (String text : List.of("", "I would change it.", "\0\1", "--- a\n", "diff --git \n")) {
      assertThat(PatchSections.of(text).paths()).as(text).isEmpty();
      assertThat(PatchSections.of(text).without(_ -> true)).as(text).isEqualTo(text);
    }
  }
}
