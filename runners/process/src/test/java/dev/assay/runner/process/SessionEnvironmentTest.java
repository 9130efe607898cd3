package dev.assay.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionEnvironmentTest {
  private static final Path TEMPORARY = Path.of("/tmp/session");

  @Test
  void ofTheLabOnlyWhatLocatesToolsIsInherited() {
    Map<String, String> lab =
        Map.of(
            "PATH", "/bin",
            "HOME", "/home/me",
            "LC_ALL", "C.UTF-8",
            "CARGO_HOME", "/cargo",
            "OPENROUTER_API_KEY", "secret",
            "GOFLAGS", "-mod=mod",
            "HTTPS_PROXY", "http://me:secret@proxy");
    assertThat(
            new SessionEnvironment(lab, TEMPORARY, Map.of(), Map.of("MINE", "1"))
                .of(Map.of("ITS", "2")))
        .containsOnly(
            Map.entry("PATH", "/bin"),
            Map.entry("HOME", "/home/me"),
            Map.entry("LC_ALL", "C.UTF-8"),
            Map.entry("CARGO_HOME", "/cargo"),
            Map.entry("TMPDIR", "/tmp/session"),
            Map.entry("MINE", "1"),
            Map.entry("ITS", "2"));
  }

  @Test
  void whatIsGivenGoesBeforeWhatIsInherited() {
    SessionEnvironment environment =
        new SessionEnvironment(
            Map.of("PATH", "/lab", "HOME", "/lab"),
            TEMPORARY,
            Map.of(),
            Map.of("PATH", "/session"));
    assertThat(environment.of(Map.of("HOME", "/command", "TMPDIR", "/elsewhere")))
        .containsEntry("PATH", "/session")
        .containsEntry("HOME", "/command")
        .containsEntry("TMPDIR", "/elsewhere");
  }

  @Test
  void thereIsAPathEvenWhereTheLabHasNone() {
    assertThat(new SessionEnvironment(Map.of(), TEMPORARY, Map.of(), Map.of()).of(Map.of()))
        .containsEntry("PATH", "/usr/local/bin:/usr/bin:/bin");
  }

  @Test
  void whatWasHandedOnIsNotWithheld() {
    Map<String, String> lab = Map.of("PATH", "/bin", "TERM", "xterm", "EDITOR", "vi");
    assertThat(new SessionEnvironment(lab, TEMPORARY, Map.of(), Map.of("TERM", "xterm")).withheld())
        .containsExactly("EDITOR=vi");
  }
}
