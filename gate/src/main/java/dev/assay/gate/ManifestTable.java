package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// A table of a manifest, read field by field. Errors name the file, the line and the column.
final class ManifestTable {
  private final Path file;
  private final String name;
  private final TomlTable table;
  private final Optional<TomlPosition> place;
  private final Set<String> read = new HashSet<>();

  /// @param name of the table, as errors call it: `benchmarks[0]`
  /// @param place where it begins
  ManifestTable(Path file, String name, TomlTable table, Optional<TomlPosition> place) {
    this.file = file;
    this.name = name;
    this.table = table;
    this.place = place;
  }

  boolean has(String field) {
    read.add(field);
    return table.contains(List.of(field));
  }

  String text(String field) throws GateException {
    return optionalText(field).orElseThrow(() -> missing(field));
  }

  Optional<String> optionalText(String field) throws GateException {
    return value(field, String.class, "a text between quotes");
  }

  int count(String field, int least, int otherwise) throws GateException {
    long value = value(field, Long.class, "a whole number").orElse((long) otherwise);
    if (value < least || value > Integer.MAX_VALUE) {
      throw error(field, "must be %d or more, not %d".formatted(least, value));
    }
    return (int) value;
  }

  boolean flag(String field, boolean otherwise) throws GateException {
    return value(field, Boolean.class, "true or false").orElse(otherwise);
  }

  /// A number, whole or not, and finite.
  Optional<Double> number(String field) throws GateException {
    Optional<Number> value = value(field, Number.class, "a number");
    if (value.isPresent() && !Double.isFinite(value.get().doubleValue())) {
      throw error(field, "must be a finite number, not " + value.get());
    }
    return value.map(Number::doubleValue);
  }

  <E extends Enum<E>> Optional<E> choice(String field, Class<E> type) throws GateException {
    Optional<String> text = optionalText(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (E each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(text.get())) {
        return Optional.of(each);
      }
    }
    throw error(
        field,
        Arrays.stream(type.getEnumConstants())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", "must be one of ", ", not '" + text.get() + "'")));
  }

  <T> List<T> list(String field, Class<T> type, List<T> otherwise) throws GateException {
    Optional<TomlArray> array = value(field, TomlArray.class, "a list");
    if (array.isEmpty()) {
      return otherwise;
    }
    List<T> items = new ArrayList<>();
    for (Object item : array.get().toList()) {
      if (!type.isInstance(item)) {
        throw error(
            field,
            "must be a list of "
                + (type == Long.class ? "whole numbers" : "texts")
                + ", and has "
                + item);
      }
      items.add(type.cast(item));
    }
    return items;
  }

  private <T> Optional<T> value(String field, Class<T> type, String words) throws GateException {
    if (!has(field)) {
      return Optional.empty();
    }
    Object value = table.get(List.of(field));
    if (!type.isInstance(value)) {
      throw error(field, "must be " + words);
    }
    return Optional.of(type.cast(value));
  }

  /// Fields that nobody has asked for.
  List<String> unknown() {
    return table.keySet().stream()
        .filter(field -> !read.contains(field))
        .map(field -> at(field) + ": " + name + "." + field + " is not known, and passed over")
        .sorted()
        .toList();
  }

  String warning(String field, String message) {
    return at(field) + ": " + name + "." + field + " " + message;
  }

  GateException error(String field, String message) {
    return new GateException(Kind.BAD_DATA, warning(field, message));
  }

  private GateException missing(String field) {
    return error(field, "is missing");
  }

  private String at(String field) {
    TomlPosition position = table.inputPositionOf(List.of(field));
    if (position == null) {
      position = place.orElse(TomlPosition.positionAt(1, 1));
    }
    return "%s:%d:%d".formatted(file, position.line(), position.column());
  }
}
