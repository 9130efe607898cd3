package dev.assay.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
  private static Command command(List<String> arguments, Map<String, String> environment) {
    return new Command(arguments, "", environment, Path.of("out"), Path.of("err"));
  }

  @Test
  void needsAProgram() {
    assertThatThrownBy(() -> command(List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAnArgumentThatWouldArriveCutOff() {
    assertThatThrownBy(() -> command(List.of("rm", "safe\0not"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rm")
        .hasMessageContaining("NUL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A=B", "=", "A\0"})
  void refusesNamesThatNoVariableCanHave(String name) {
    assertThatThrownBy(() -> command(List.of("true"), Map.of(name, "value")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name.replace("\0", "\\0"));
    Limits limits = Limits.ofWallTime(Duration.ofSeconds(1));
    assertThatThrownBy(() ->
            new SessionSpec(
                "label",
                Path.of(""),
                Map.of(name, "value"),
                limits,
                new NetworkPolicy.Unrestricted()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void doesNotShowTheValueItRefuses() {
    assertThatThrownBy(() -> command(List.of("true"), Map.of("API_KEY", "secret\0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("API_KEY")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void keepsValuesThatOnlyLookOdd() {
    Map<String, String> odd = Map.of("a b", "", "ä", "x=y\n");
    assertThat(command(List.of("true", ""), odd).environment()).isEqualTo(odd);
  }
}
