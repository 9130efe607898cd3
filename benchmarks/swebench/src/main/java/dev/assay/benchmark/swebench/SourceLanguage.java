package dev.assay.benchmark.swebench;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The language that an instance is in: that of most files of its solution, or else of its tests.
final class SourceLanguage {
  /// Where no file tells.
  static final String UNKNOWN = "unknown";

  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          entry("c", "c"),
          entry("h", "c"),
          entry("cc", "cpp"),
          entry("cpp", "cpp"),
          entry("cxx", "cpp"),
          entry("hh", "cpp"),
          entry("hpp", "cpp"),
          entry("go", "go"),
          entry("java", "java"),
          entry("js", "javascript"),
          entry("jsx", "javascript"),
          entry("cjs", "javascript"),
          entry("mjs", "javascript"),
          entry("php", "php"),
          entry("py", "python"),
          entry("pyx", "python"),
          entry("rb", "ruby"),
          entry("rs", "rust"),
          entry("ts", "typescript"),
          entry("tsx", "typescript"));

  private SourceLanguage() {}

  static String of(Instance instance) {
    // Headers are C's and C++'s alike; the tests tell them apart.
    String solution = mostOf(instance.patch());
    String tests = mostOf(instance.testPatch());
    boolean undecided = solution.equals(UNKNOWN) || (solution.equals("c") && tests.equals("cpp"));
    return undecided ? tests : solution;
  }

  private static String mostOf(String diff) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String path : DiffPaths.all(diff)) {
      String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      String language = BY_ENDING.get(ending);
      if (language != null) {
        counts.merge(language, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .orElse(UNKNOWN);
  }
}
