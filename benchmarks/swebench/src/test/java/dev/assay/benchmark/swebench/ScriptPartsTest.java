package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScriptPartsTest {
  @Test
  void takesAScriptApartWhereTheTestsAreLaidDownAndWhereTheyRun() {
    ScriptParts parts =
        ScriptParts.of(
                """
                set -uxo pipefail
                cd /testbed
                MODE=fast
                git apply - <<'EOF_1'
                cd nowhere
                EOF_1
                export X=1
                make all
                : '>>>>> Start Test Output'
                make check
                : '>>>>> End Test Output'
                git checkout .
                """)
            .orElseThrow();
    assertThat(parts.settings())
        .isEqualTo("set -uxo pipefail\ncd /testbed\nMODE=fast\nexport X=1\n");
    assertThat(parts.preparation()).endsWith("cd nowhere\nEOF_1\n").doesNotContain("export");
    assertThat(parts.build()).isEqualTo("export X=1\nmake all\n");
    assertThat(parts.tests()).isEqualTo("make check\n");
  }

  @Test
  void hasNoPartsOfAScriptThatDoesNotMarkItsTests() {
    assertThat(ScriptParts.of("make check\n")).isEmpty();
    assertThat(ScriptParts.of(": '>>>>> Start Test Output'\nmake check\n")).isEmpty();
  }
}
