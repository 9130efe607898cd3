package dev.assay.runner.docker;

import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// What has become of a session's container.
sealed interface ContainerCondition {
  Duration SETTLING = Duration.ofSeconds(2);
  long PAUSE_MILLIS = 20;

  record Running() implements ContainerCondition {}

  record OutOfMemory() implements ContainerCondition {}

  record Stopped(String why) implements ContainerCondition {}

  record EngineGone(String why) implements ContainerCondition {}

  static ContainerCondition of(Container container) {
    try {
      JsonNode state = container.inspect().path("State");
      if (state.path("Running").asBoolean(false)) {
        return new Running();
      }
      return state.path("OOMKilled").asBoolean(false)
          ? new OutOfMemory()
          : new Stopped("exit status " + state.path("ExitCode").asInt(-1));
    } catch (EngineException e) {
      return new Stopped(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new EngineGone(String.valueOf(e.getMessage()));
    }
  }

  /// When a command has been killed. Somebody may have killed the container with it, of which the
  /// engine tells a moment later.
  static ContainerCondition afterKill(Container container) throws InterruptedException {
    if (OwnCommand.said(container, "echo there").filter("there\n"::equals).isPresent()) {
      return new Running();
    }
    long start = System.nanoTime();
    ContainerCondition seen = of(container);
    while (seen instanceof Running && System.nanoTime() - start < SETTLING.toNanos()) {
      Thread.sleep(PAUSE_MILLIS);
      seen = of(container);
    }
    return seen;
  }
}
