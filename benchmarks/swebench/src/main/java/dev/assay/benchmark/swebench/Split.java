package dev.assay.benchmark.swebench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A data set that the field knows by a name.
public enum Split {
  /// 300 instances of twelve Python projects.
  LITE("SWE-bench/SWE-bench_Lite", "test"),
  /// 500 instances that people have found to be solvable as they are told.
  VERIFIED("SWE-bench/SWE-bench_Verified", "test"),
  /// All 2294 instances.
  FULL("SWE-bench/SWE-bench", "test"),
  /// 300 instances in nine languages.
  MULTILINGUAL("SWE-bench/SWE-bench_Multilingual", "test"),
  /// 225 instances to develop with.
  DEV("SWE-bench/SWE-bench", "dev");

  private final String repository;
  private final String part;

  Split(String repository, String part) {
    this.repository = repository;
    this.part = part;
  }

  /// The name that commands take.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The split of a name.
  public static Optional<Split> ofWireName(String name) {
    return Arrays.stream(values()).filter(split -> split.wireName().equals(name)).findFirst();
  }

  /// All names, for messages.
  public static String names() {
    return Arrays.stream(values()).map(Split::wireName).collect(Collectors.joining(", "));
  }

  /// Its file on the hub, below the hub's address.
  String hubPath() {
    return "datasets/%s/resolve/main/data/%s-00000-of-00001.parquet".formatted(repository, part);
  }

  /// The name of its file in a cache.
  String fileName() {
    return wireName() + ".parquet";
  }
}
