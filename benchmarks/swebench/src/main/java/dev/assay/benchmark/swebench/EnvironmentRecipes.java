package dev.assay.benchmark.swebench;

import dev.assay.benchmark.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is known of the environments that instances' tests need.
///
/// @param all the first that covers an instance is taken
record EnvironmentRecipes(List<EnvironmentRecipe> all) {
  private static final String RESOURCE = "native-environments.json";

  EnvironmentRecipes {
    all = List.copyOf(all);
  }

  /// Those that Assay brings.
  static EnvironmentRecipes known() {
    try (InputStream in =
        Objects.requireNonNull(EnvironmentRecipes.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      List<EnvironmentRecipe> all = new ArrayList<>();
      JsonMapper.shared().readTree(in).forEach(node -> all.add(recipe(node)));
      return new EnvironmentRecipes(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<EnvironmentRecipe> of(Instance instance) {
    return all.stream().filter(recipe -> recipe.scope().covers(instance)).findFirst();
  }

  /// Whose instances there are recipes for, for people.
  String scopes() {
    return all.stream().map(recipe -> recipe.scope().toString()).collect(Collectors.joining(", "));
  }

  private static EnvironmentRecipe recipe(JsonNode node) {
    RecipeScope scope = RecipeScope.of(node);
    String kind = node.path("kind").asString();
    return switch (kind) {
      case "python" ->
          new PythonRecipe(
              scope, texts(node, "python"), texts(node, "packages"), texts(node, "sources"));
      case "maven" ->
          new MavenRecipe(
              scope,
              node.path("oldest_jdk").asInt(),
              node.path("newest_jdk").asInt(),
              texts(node, "options"),
              texts(node, "goals"));
      case "system" -> {
        List<Requirement> tools = new ArrayList<>();
        pairs(node, "tools").forEach((name, version) -> tools.add(new Requirement(name, version)));
        yield new SystemRecipe(scope, tools, pairs(node, "variables"));
      }
      default -> throw new IllegalStateException(RESOURCE + " has an unknown kind: " + kind);
    };
  }

  private static List<String> texts(JsonNode node, String field) {
    List<String> texts = new ArrayList<>();
    node.path(field).forEach(each -> texts.add(each.asString()));
    return texts;
  }

  private static Map<String, String> pairs(JsonNode node, String field) {
    Map<String, String> pairs = new LinkedHashMap<>();
    node.path(field).forEachEntry((name, value) -> pairs.put(name, value.asString()));
    return pairs;
  }
}
