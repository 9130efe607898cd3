package dev.assay.runner.docker;

import dev.assay.runner.LeftOver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Containers and volumes of labs that are no more, found by their labels.
record LeftOverContainers(EngineClient engine) {
  private static final String FILTER = "{\"label\":[\"" + ContainerOwner.LABEL + "\"]}";

  /// All of them: a volume can be removed when its container has been.
  List<LeftOver> find() throws IOException {
    List<LeftOver> found = new ArrayList<>();
    String all = EngineClient.query(Map.of("all", "1", "filters", FILTER));
    for (JsonNode each : engine.get("/containers/json" + all)) {
      if (abandoned(each)) {
        Container container = new Container(engine, each.path("Id").asString());
        String session = each.path("Labels").path(SessionContainer.SESSION_LABEL).asString("?");
        found.add(
            new LeftOver(
                "the container %s of session %s".formatted(container.shortId(), session),
                container::remove));
      }
    }
    String labelled = EngineClient.query(Map.of("filters", FILTER));
    for (JsonNode each : engine.get("/volumes" + labelled).path("Volumes")) {
      if (abandoned(each)) {
        String name = each.path("Name").asString();
        found.add(new LeftOver("the volume " + name, () -> removeVolume(engine, name)));
      }
    }
    return found;
  }

  /// It may be gone already: most go with their containers.
  static void removeVolume(EngineClient engine, String name) throws IOException {
    try {
      engine.delete("/volumes/" + name + "?force=1");
    } catch (EngineException e) {
      if (!e.absent()) {
        throw e;
      }
    }
  }

  private static boolean abandoned(JsonNode labelled) {
    String label = labelled.path("Labels").path(ContainerOwner.LABEL).asString("");
    return ContainerOwner.parse(label).map(ContainerOwner::gone).orElse(false);
  }
}
