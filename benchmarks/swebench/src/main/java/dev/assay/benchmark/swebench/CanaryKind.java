package dev.assay.benchmark.swebench;

import dev.assay.benchmark.testlog.TestProgram;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a test that has to fail is written for a framework. What it says when it fails stands in its
/// source from the last letter to the first.
enum CanaryKind {
  /// A function at the end of a module, for sympy's runner and pytest.
  PYTHON("(.*/)?(test_[^/]*|[^/]*_test)\\.py", "(?m)^def (test_\\w+)\\(", "test_"),
  /// A class of its own at the end of a module, for Django's runner, which takes no functions.
  DJANGO("(.*/)?tests?[^/]*\\.py", "(?m)^class (\\w+)\\(.*Test.*\\):", "test_"),
  /// A test at the end of a source of googletest.
  GOOGLETEST(".*\\.(cc|cpp|cxx)", "(?m)^TEST\\((\\w+), *\\w+\\)", ""),
  /// A method at the end of a class of JUnit's. It runs another test first, so that the code under
  /// test gets its turn.
  JUNIT(".*Tests?\\.java", "(?m)^ +(?:public )?void (\\w+)\\(\\)", "test");

  private final Pattern files;
  private final Pattern others;

  /// What its name begins with.
  final String prefix;

  CanaryKind(String files, String others, String prefix) {
    this.files = Pattern.compile(files);
    this.others = Pattern.compile(others);
    this.prefix = prefix;
  }

  /// What the tests of a program can have; nothing where none is known.
  static Optional<CanaryKind> of(TestProgram program) {
    return switch (program) {
      case SYMPY, PYTEST -> Optional.of(PYTHON);
      case DJANGO -> Optional.of(DJANGO);
      case GOOGLETEST -> Optional.of(GOOGLETEST);
      case MAVEN -> Optional.of(JUNIT);
      case OTHER -> Optional.empty();
    };
  }

  boolean fits(String path) {
    return files.matcher(path).matches();
  }

  /// What other tests of the file lend it: their suite, or one to run first. Nothing where the file
  /// is not of the form that is known.
  Optional<String> neighbour(String text) {
    Matcher matcher = others.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// The class that has a test of that name.
  static String djangoClass(String name) {
    return "Case_" + name;
  }

  /// The file's text with the canary.
  String added(String text, String neighbour, String name, String reversed) {
    return switch (this) {
      case PYTHON ->
          """
          %s

          def %s():
              raise AssertionError("%s"[::-1])
          """
              .formatted(text, name, reversed);
      case DJANGO ->
          """
          %1$s

          from django.test import SimpleTestCase as Before_%2$s

          class %2$s(Before_%2$s):
              def %3$s(self):
                  raise AssertionError("%4$s"[::-1])

          del Before_%2$s
          """
              .formatted(text, djangoClass(name), name, reversed);
      case GOOGLETEST ->
          """
          %s
          #include <string>

          TEST(%s, %s) {
            const std::string text = "%s";
            FAIL() << std::string(text.rbegin(), text.rend());
          }
          """
              .formatted(text, neighbour, name, reversed);
      case JUNIT -> {
        int end = text.lastIndexOf('}');
        String annotation =
            text.contains("org.junit.jupiter") ? "org.junit.jupiter.api.Test" : "org.junit.Test";
        yield """
        %s
          @%s
          public void %s() {
            try {
              %s();
            } catch (Throwable e) {
              // What comes of it is its own matter.
            }
            throw new AssertionError(new StringBuilder("%s").reverse().toString());
          }
        %s\
        """
            .formatted(
                text.substring(0, end), annotation, name, neighbour, reversed, text.substring(end));
      }
    };
  }
}
