package dev.assay.runner.docker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Containers and volumes of labs that are no more, found by their labels.
record LeftOverContainers(EngineClient engine) {
  private static final String FILTER = "{\"label\":[\"" + ContainerOwner.LABEL + "\"]}";

  /// Removes them.
  ///
  /// @return a line for each
  List<String> remove() throws IOException {
    List<String> removed = new ArrayList<>();
    String all = EngineClient.query(Map.of("all", "1", "filters", FILTER));
    for (JsonNode each : engine.get("/containers/json" + all)) {
      if (abandoned(each)) {
        String id = each.path("Id").asString();
        new Container(engine, id).remove();
        removed.add(
            "container %s of session %s"
                .formatted(
                    id.substring(0, Math.min(12, id.length())),
                    each.path("Labels").path(SessionContainer.SESSION_LABEL).asString("?")));
      }
    }
    String labelled = EngineClient.query(Map.of("filters", FILTER));
    for (JsonNode each : engine.get("/volumes" + labelled).path("Volumes")) {
      if (abandoned(each)) {
        String name = each.path("Name").asString();
        engine.delete("/volumes/" + name + "?force=1");
        removed.add("volume " + name);
      }
    }
    return removed;
  }

  private static boolean abandoned(JsonNode labelled) {
    String label = labelled.path("Labels").path(ContainerOwner.LABEL).asString("");
    return ContainerOwner.parse(label).map(ContainerOwner::gone).orElse(false);
  }
}
