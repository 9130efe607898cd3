package dev.assay.protocol;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
  static <T> JsonForm<Optional<T>> of(JsonForm<T> present) {
    return new OptionalForm<>(present, Function.identity(), Function.identity());
  }

  static JsonForm<OptionalInt> ofInt(JsonForm<Integer> present) {
    return new OptionalForm<>(
        present,
        value -> value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty(),
        value -> value.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  static JsonForm<OptionalLong> ofLong(JsonForm<Long> present) {
    return new OptionalForm<>(
        present,
        value -> value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty(),
        value -> value.map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }

  static JsonForm<OptionalDouble> ofDouble(JsonForm<Double> present) {
    return new OptionalForm<>(
        present,
        value -> value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty(),
        value -> value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
  }

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
