package dev.assay.benchmark.catalog;

import dev.assay.benchmark.catalog.LocatedJson.Elements;
import dev.assay.benchmark.catalog.LocatedJson.Members;
import dev.assay.benchmark.catalog.LocatedJson.Nothing;
import dev.assay.benchmark.catalog.LocatedJson.Numeral;
import dev.assay.benchmark.catalog.LocatedJson.Text;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One JSON object of a metadata file while it is read. What is wrong is noted with its place, and
/// reading goes on, so that all problems of a file are told at once. An explicit null is absence.
final class MetadataObject {
  private final Path file;
  private final String prefix;
  private final Members object;
  private final TaskProblems problems;
  private final Set<String> read = new HashSet<>();

  MetadataObject(Path file, String prefix, Members object, TaskProblems problems) {
    this.file = file;
    this.prefix = prefix;
    this.object = object;
    this.problems = problems;
  }

  /// A string that has to be there; empty when it is not, which is noted.
  String text(String field) {
    Optional<String> text = optionalText(field);
    if (text.isEmpty()) {
      missing(field);
    }
    return text.orElse("");
  }

  Optional<String> optionalText(String field) {
    LocatedJson value = value(field);
    if (value instanceof Text(int line, String text)) {
      refuseNul(line, field, text);
      if (!text.isBlank()) {
        return Optional.of(text);
      }
      error(line, field, "must not be empty");
      return Optional.of(text);
    }
    wrongKind(field, value, "a string");
    return Optional.empty();
  }

  /// A relative path that stays within its folder, with forward slashes and without a last one.
  Optional<String> optionalPath(String field) {
    Optional<String> path = optionalText(field);
    if (path.isPresent() && !isInside(path.get())) {
      error(
          line(field),
          field,
          "must be a relative path that stays within its folder, not '" + path.get() + "'");
      return Optional.empty();
    }
    return path.map(text -> Path.of(text).normalize().toString());
  }

  /// A number above zero.
  Optional<BigDecimal> optionalPositive(String field) {
    LocatedJson value = value(field);
    if (value instanceof Numeral(int line, BigDecimal number)) {
      if (number.signum() > 0 && number.compareTo(BigDecimal.valueOf(1L << 30)) <= 0) {
        return Optional.of(number);
      }
      error(line, field, "must be a number above 0 and at most 2^30, not " + number);
      return Optional.empty();
    }
    wrongKind(field, value, "a number");
    return Optional.empty();
  }

  /// A whole number above zero.
  Optional<Integer> optionalCount(String field) {
    Optional<BigDecimal> number = optionalPositive(field);
    if (number.isPresent() && number.get().stripTrailingZeros().scale() > 0) {
      error(line(field), field, "must be a whole number, not " + number.get());
      return Optional.empty();
    }
    return number.map(BigDecimal::intValue);
  }

  /// Strings; empty when the field is absent.
  List<String> texts(String field) {
    LocatedJson value = value(field);
    List<String> texts = new ArrayList<>();
    if (value instanceof Elements(int _, List<LocatedJson> elements)) {
      for (LocatedJson element : elements) {
        if (element instanceof Text(int place, String text)) {
          refuseNul(place, field, text);
          texts.add(text);
        } else {
          error(element.line(), field, "must hold strings only, not " + element.kind());
        }
      }
    } else {
      wrongKind(field, value, "an array of strings");
    }
    return texts;
  }

  /// Strings by name; numbers and booleans are taken as they are written.
  Map<String, String> textsByName(String field) {
    LocatedJson value = value(field);
    Map<String, String> texts = new LinkedHashMap<>();
    if (value instanceof Members(int _, Map<String, LocatedJson> members)) {
      members.forEach((name, member) -> {
        if (member instanceof Text(int place, String text)) {
          refuseNul(place, field, name + text);
          texts.put(name, text);
        } else if (member instanceof Numeral(int _, BigDecimal number)) {
          texts.put(name, number.toPlainString());
        } else {
          error(member.line(), field + "." + name, "must be a string, not " + member.kind());
        }
      });
    } else {
      wrongKind(field, value, "an object of strings");
    }
    return texts;
  }

  /// An object; an empty one when it is absent.
  MetadataObject object(String field) {
    LocatedJson value = value(field);
    if (value instanceof Members members) {
      return new MetadataObject(file, prefix + field + ".", members, problems);
    }
    wrongKind(field, value, "an object");
    return new MetadataObject(
        file, prefix + field + ".", new Members(line(field), Map.of()), problems);
  }

  boolean has(String field) {
    return !(object.values().getOrDefault(field, new Nothing(0)) instanceof Nothing);
  }

  /// Accepts a field whatever it holds.
  void ignore(String field) {
    read.add(field);
  }

  void missing(String field) {
    if (!has(field)) {
      error(object.line(), field, "is missing");
    }
  }

  void error(String field, String text) {
    error(line(field), field, text);
  }

  void warning(String field, String text) {
    problems.warning(file, line(field), prefix + field + " " + text);
  }

  /// Warns of each field that nobody asked for.
  void warnOfUnread() {
    object
        .values()
        .forEach((field, value) -> {
          if (!read.contains(field)) {
            problems.warning(
                file, value.line(), "the field '" + prefix + field + "' is unknown; ignored");
          }
        });
  }

  private @Nullable LocatedJson value(String field) {
    read.add(field);
    return object.values().get(field);
  }

  private void wrongKind(String field, @Nullable LocatedJson value, String wanted) {
    if (value != null && !(value instanceof Nothing)) {
      error(value.line(), field, "must be " + wanted + ", not " + value.kind());
    }
  }

  private void error(int line, String field, String text) {
    problems.error(file, line, prefix + field + " " + text);
  }

  private int line(String field) {
    LocatedJson value = object.values().get(field);
    return value == null ? object.line() : value.line();
  }

  // No program, file or variable can have one.
  private void refuseNul(int line, String field, String text) {
    if (text.indexOf('\0') >= 0) {
      error(line, field, "holds a NUL character");
    }
  }

  private static boolean isInside(String path) {
    if (path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
      return false;
    }
    for (String name : path.split("/")) {
      if (name.equals("..")) {
        return false;
      }
    }
    return true;
  }
}
