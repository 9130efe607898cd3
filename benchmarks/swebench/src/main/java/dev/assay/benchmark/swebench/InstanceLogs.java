package dev.assay.benchmark.swebench;

import static java.util.Map.entry;

import dev.assay.benchmark.testlog.LogParser;
import dev.assay.benchmark.testlog.LogParsers;
import java.util.Map;
import java.util.Optional;

/// Which parser reads the logs of an instance.
final class InstanceLogs {
  private static final String PREFIX = "parse_log_";

  /// Repositories whose instances differ in what runs their tests.
  private static final Map<String, String> BY_INSTANCE =
      Map.of(
          "immutable-js__immutable-js-2005", "jest_json",
          "immutable-js__immutable-js-2006", "jest",
          "jekyll__jekyll-8047", "minitest",
          "jekyll__jekyll-8167", "minitest",
          "jekyll__jekyll-8761", "cucumber",
          "jekyll__jekyll-8771", "cucumber",
          "jekyll__jekyll-9141", "minitest");

  /// What reads the logs of rows from before rows named it.
  private static final Map<String, String> BY_REPOSITORY =
      Map.ofEntries(
          entry("astropy/astropy", "astropy"),
          entry("django/django", "django"),
          entry("marshmallow-code/marshmallow", "marshmallow"),
          entry("matplotlib/matplotlib", "matplotlib"),
          entry("mwaskom/seaborn", "seaborn"),
          entry("pallets/flask", "flask"),
          entry("psf/requests", "requests"),
          entry("pvlib/pvlib-python", "pvlib"),
          entry("pydata/xarray", "xarray"),
          entry("pydicom/pydicom", "pydicom"),
          entry("pylint-dev/astroid", "astroid"),
          entry("pylint-dev/pylint", "pylint"),
          entry("pytest-dev/pytest", "pytest"),
          entry("pyvista/pyvista", "pyvista"),
          entry("scikit-learn/scikit-learn", "scikit"),
          entry("sphinx-doc/sphinx", "sphinx"),
          entry("sqlfluff/sqlfluff", "sqlfluff"),
          entry("sympy/sympy", "sympy"));

  private InstanceLogs() {}

  /// A new parser for a log of an instance, or nothing when none is known.
  static Optional<LogParser> parser(Instance instance) {
    String name =
        instance
            .logParser()
            .map(full -> full.startsWith(PREFIX) ? full.substring(PREFIX.length()) : full)
            .orElse(BY_REPOSITORY.getOrDefault(instance.repository(), ""));
    boolean byInstance = name.equals("immutable_js") || name.equals("jekyll");
    return LogParsers.named(byInstance ? BY_INSTANCE.getOrDefault(instance.id(), "") : name);
  }

  /// Says that there is none for an instance, and which there are.
  static String unknown(Instance instance) {
    return "%s has no log_parser that is known here; known are %s"
        .formatted(instance.id(), String.join(", ", LogParsers.names()));
  }
}
