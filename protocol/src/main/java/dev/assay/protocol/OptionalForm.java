package dev.assay.protocol;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// A value that may be absent: written as null, and read from null or a field that is not there.
///
/// @param <O> the optional type: `Optional<T>`, `OptionalInt` and so on
/// @param <T> the form's type when present
record OptionalForm<O, T>(
    JsonForm<T> present, Function<O, Optional<T>> unwrap, Function<Optional<T>, O> wrap)
    implements JsonForm<O> {
  @Override
  public JsonNode write(O value) {
    return unwrap.apply(value).map(present::write).orElse(NullNode.getInstance());
  }

  @Override
  public O read(JsonNode node, JsonPlace place) {
    return wrap.apply(node.isNull() ? Optional.empty() : Optional.of(present.read(node, place)));
  }

  @Override
  public Optional<O> whenMissing() {
    return Optional.of(wrap.apply(Optional.empty()));
  }
}
