package dev.assay.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineAddressTest {
  @ParameterizedTest
  @CsvSource({
    "/var/run/docker.sock, unix:///var/run/docker.sock",
    "/run/user/7/docker.sock, unix:///run/user/7/docker.sock",
    "/run/user/7/podman/podman.sock, unix:///run/user/7/podman/podman.sock",
    "/run/podman/podman.sock, unix:///run/podman/podman.sock",
  })
  void aUsualSocketIsFound(Path socket, String address) {
    assertThat(EngineAddress.find(Map.of("XDG_RUNTIME_DIR", "/run/user/7"), socket::equals))
        .hasValueSatisfying(found -> assertThat(found).hasToString(address));
  }

  @Test
  void withoutASocketThereIsNoEngine() {
    assertThat(EngineAddress.find(Map.of(), _ -> false)).isEmpty();
  }

  @Test
  void whatIsNamedGoesBeforeWhatIsThere() {
    assertThat(EngineAddress.find(Map.of("DOCKER_HOST", "tcp://there:2375"), _ -> true))
        .hasValueSatisfying(found -> assertThat(found).hasToString("tcp://there:2375"));
  }

  @ParameterizedTest
  @CsvSource({"ssh://me@there, ''", "/var/run/docker.sock, ''", "tcp://there:2376, 1"})
  void whatIsNotSupportedIsRefusedWithAWayOut(String host, String verify) {
    assertThatThrownBy(() ->
            EngineAddress.find(Map.of("DOCKER_HOST", host, "DOCKER_TLS_VERIFY", verify), _ -> true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DOCKER_HOST")
        .hasMessageContaining("ssh -L");
  }
}
