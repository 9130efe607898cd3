package dev.assay.protocol;

import dev.assay.protocol.BenchmarkEventType.Unknown;
import tools.jackson.databind.JsonNode;

/// The form of an event's type, which carries a type that is not known as it came.
record EventTypeForm(SealedForm<BenchmarkEventType> known) implements JsonForm<BenchmarkEventType> {
  @Override
  public JsonNode write(BenchmarkEventType value) {
    return value instanceof Unknown unknown ? unknown.json().node() : known.write(value);
  }

  @Override
  public BenchmarkEventType read(JsonNode node, JsonPlace place) {
    return SealedForm.tag(node)
        .filter(name -> !known.variants().containsKey(name))
        .<BenchmarkEventType>map(name -> new Unknown(name, JsonText.of(node)))
        .orElseGet(() -> known.read(node, place));
  }
}
