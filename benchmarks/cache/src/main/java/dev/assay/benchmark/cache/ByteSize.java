package dev.assay.benchmark.cache;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A number of bytes as people write it: `20GB`, `1.5 GiB`.
///
/// @param bytes at least 0
public record ByteSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?) ?([KMGT]I?)?B");
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  /// Those that people read, largest first.
  private static final List<Unit> DECIMAL =
      List.of(
          new Unit("TB", 1_000_000_000_000L),
          new Unit("GB", 1_000_000_000),
          new Unit("MB", 1_000_000),
          new Unit("kB", 1_000));

  private static final List<Unit> BINARY =
      List.of(
          new Unit("TiB", 1L << 40),
          new Unit("GiB", 1 << 30),
          new Unit("MiB", 1 << 20),
          new Unit("KiB", 1 << 10));

  private record Unit(String name, long bytes) {}

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size of " + bytes + " bytes");
    }
  }

  /// Reads a size.
  ///
  /// @throws IllegalArgumentException when the text is none; says what would be
  public static ByteSize of(String text) {
    Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no size; write a number and a unit, as in 20GB, 500MB or 1.5GiB"
              .formatted(text));
    }
    BigDecimal bytes =
        new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(factor(form.group(2))));
    if (bytes.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("'%s' is more than any disk holds".formatted(text));
    }
    return new ByteSize(bytes.longValue());
  }

  private static long factor(@Nullable String prefix) {
    if (prefix == null) {
      return 1;
    }
    return Stream.concat(DECIMAL.stream(), BINARY.stream())
        .filter(unit -> unit.name().equalsIgnoreCase(prefix + "B"))
        .findFirst()
        .orElseThrow()
        .bytes();
  }

  /// The size to the byte, in a form that [#of] reads.
  public String exact() {
    return Stream.concat(DECIMAL.stream(), BINARY.stream())
        .filter(unit -> bytes > 0 && bytes % unit.bytes() == 0)
        .map(unit -> bytes / unit.bytes() + unit.name())
        .min(Comparator.comparingInt(String::length))
        .orElse(bytes + "B");
  }

  /// The size to three digits or so, for people.
  @Override
  public String toString() {
    for (Unit unit : DECIMAL) {
      if (bytes >= unit.bytes()) {
        double number = (double) bytes / unit.bytes();
        return String.format(Locale.ROOT, number < 10 ? "%.1f %s" : "%.0f %s", number, unit.name());
      }
    }
    return bytes + " bytes";
  }
}
