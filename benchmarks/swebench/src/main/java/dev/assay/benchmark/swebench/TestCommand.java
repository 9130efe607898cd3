package dev.assay.benchmark.swebench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How a repository's tests are run, for rows from before rows had a script.
///
/// @param scope whose instances it is for
/// @param command what files or modules of tests are added to
/// @param modules whether tests are named as modules below `tests/`, as Django's are
/// @param install what puts the working copy in the place of an installed one; may be empty
record TestCommand(RecipeScope scope, String command, boolean modules, String install) {
  private static final String RESOURCE = "test-commands.json";
  private static final List<TestCommand> KNOWN = known();
  private static final String TESTS = "tests/";
  private static final String SOURCE = ".py";

  static Optional<TestCommand> of(Instance instance) {
    return KNOWN.stream().filter(each -> each.scope.covers(instance)).findFirst();
  }

  /// The line that runs the tests of some files.
  ///
  /// @param files relative to the repository
  String line(List<String> files) {
    return command + " " + String.join(" ", files.stream().map(this::named).toList());
  }

  private String named(String file) {
    return modules ? module(file) : file;
  }

  /// The module of a file below `tests/`.
  static String module(String file) {
    String path = file.startsWith(TESTS) ? file.substring(TESTS.length()) : file;
    String module =
        path.endsWith(SOURCE) ? path.substring(0, path.length() - SOURCE.length()) : path;
    return module.replace('/', '.');
  }

  private static List<TestCommand> known() {
    try (InputStream in =
        Objects.requireNonNull(TestCommand.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      List<TestCommand> all = new ArrayList<>();
      for (JsonNode node : JsonMapper.shared().readTree(in)) {
        all.add(
            new TestCommand(
                RecipeScope.of(node),
                node.path("command").asString(),
                node.path("modules").asBoolean(false),
                node.path("install").asString("python -m pip install -e .")));
      }
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
