package dev.assay.benchmark.swebench;

import dev.assay.patch.PathGlobs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which files decide what the tests say, apart from the code that they test. What the reference
/// patch itself changes is never among them: there the fix is in such a file.
final class ProtectedFiles {
  /// What a file decides.
  enum Role {
    /// It is of the tests; no fix has to change it.
    TESTS,
    /// It tells what runs the tests what to do, or takes its place.
    RUNNER,
    /// It tells how the code is built and also how its tests run, so that a fix may have to change
    /// it.
    BUILD
  }

  private static final String RESOURCE = "protected-files.json";
  private static final JsonNode KNOWN = known();
  private static final PathGlobs TESTS = globs("tests");
  private static final PathGlobs RUNNER = globs("runner");
  private static final PathGlobs BUILD = globs("build");

  private final Set<String> exempt;

  private ProtectedFiles(Set<String> exempt) {
    this.exempt = exempt;
  }

  static ProtectedFiles of(Instance instance) {
    return new ProtectedFiles(Set.copyOf(PatchSections.of(instance.patch()).paths()));
  }

  boolean contains(String path) {
    return Arrays.stream(Role.values()).anyMatch(role -> is(role, path));
  }

  boolean is(Role role, String path) {
    PathGlobs globs =
        switch (role) {
          case TESTS -> TESTS;
          case RUNNER -> RUNNER;
          case BUILD -> BUILD;
        };
    return !exempt.contains(path) && globs.match(path);
  }

  /// Whether a file would be of the tests or of what runs them, had the reference left it alone.
  boolean exempts(String path) {
    return exempt.contains(path) && (TESTS.match(path) || RUNNER.match(path));
  }

  private static PathGlobs globs(String group) {
    List<String> globs = new ArrayList<>();
    KNOWN.path(group).forEach(glob -> globs.add(glob.asString()));
    return PathGlobs.ignoringCase(globs);
  }

  private static JsonNode known() {
    try (InputStream in =
        Objects.requireNonNull(ProtectedFiles.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
