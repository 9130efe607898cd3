package dev.assay.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.LabProcess;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
  private static final Owner OWNER =
      new Owner(LabProcess.self(), "0123456789abcdef0123456789abcdef", 12);
  private static final Owner OUTER =
      new Owner(new LabProcess(7, 8, 9), "ffffffffffffffffffffffffffffffff", 3);

  private static byte[] environment(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void isFoundAmongOtherVariables() {
    String marker = Owner.VARIABLE + "=" + OWNER.marker("");
    assertThat(Owner.in(environment("A=1\0" + marker + "\0B=2\0"))).containsExactly(OWNER);
    assertThat(Owner.in(environment(marker))).containsExactly(OWNER);
  }

  @Test
  void aLabInsideASessionKeepsTheMarkerAroundIt() {
    String marker = Owner.VARIABLE + "=" + OWNER.marker(OUTER.marker(""));
    assertThat(Owner.in(environment(marker))).containsExactly(OUTER, OWNER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ASSAY_SESSION",
        "ASSAY_SESSION=",
        "ASSAY_SESSION=0123\0",
        "ASSAY_SESSION=0123456789abcdef0123456789abcdef.1",
        "ASSAY_SESSION=1-2/0123456789abcdef0123456789abcdef.1",
        "ASSAY_SESSION=1-2-9999999999999999999/0123456789abcdef0123456789abcdef.1",
        "ASSAY_SESSION=1-2-3/0123456789abcdef0123456789abcdef",
        "X=ASSAY_SESSION=1-2-3/0123456789abcdef0123456789abcdef.1",
        "X_ASSAY_SESSION=1-2-3/0123456789abcdef0123456789abcdef.1",
        "ASSAY_SESSION=\0X=1-2-3/0123456789abcdef0123456789abcdef.1",
        "\0\0\0=\u00ff",
      })
  void whatIsNoMarkerIsPassedOver(String text) {
    assertThat(Owner.in(environment(text))).isEmpty();
  }
}
