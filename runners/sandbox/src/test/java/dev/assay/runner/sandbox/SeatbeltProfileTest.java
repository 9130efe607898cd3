package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.NetworkPolicy;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The profile for macOS, against golden files. None of them was tried on a Mac.
class SeatbeltProfileTest {
  private static String profile(NetworkPolicy network) {
    return SeatbeltProfile.of(
        new SandboxPolicy(
            List.of(Path.of("/work/session"), Path.of("/dev/null")),
            List.of(Path.of("/usr"), Path.of("/tools/odd \"name\\")),
            network,
            Set.of()));
  }

  private static String golden(String name) throws Exception {
    try (InputStream file =
        Objects.requireNonNull(SeatbeltProfileTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void withoutANetwork() throws Exception {
    assertThat(profile(new NetworkPolicy.Disabled())).isEqualTo(golden("disabled.sb"));
  }

  @Test
  void withTheLoopbackInterface() throws Exception {
    assertThat(profile(new NetworkPolicy.LocalOnly())).isEqualTo(golden("local-only.sb"));
  }

  @Test
  void withTheWholeNetwork() throws Exception {
    assertThat(profile(new NetworkPolicy.Unrestricted())).isEqualTo(golden("unrestricted.sb"));
  }
}
