package dev.assay.server;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// A run that somebody wants, by the same choices as `assay run` has.
///
/// @param models participants: `openrouter/…`, `lmstudio/…`, `openai/…`, `oracle`, `noop`
/// @param tasks ids, globs, or `all`, which none means too
/// @param languages only tasks in these, unless empty
/// @param tags only tasks with one of these, unless empty
/// @param difficulties only tasks of these, unless empty
/// @param samples attempts per task and model
/// @param temperature of sampling
/// @param maxTokens the most tokens of a reply
/// @param includeTests whether prompts show the tests
/// @param runner where tests run
/// @param maxCostUsd stop when this much has been spent
/// @param maxTimeSeconds stop after this long
/// @param provider of OpenRouter's, to pin
/// @param thinkingLevel low, medium, high
/// @param notes what should be remembered about it
public record Launch(
    List<String> models,
    List<String> tasks,
    List<String> languages,
    List<String> tags,
    List<String> difficulties,
    int samples,
    OptionalDouble temperature,
    OptionalInt maxTokens,
    boolean includeTests,
    Optional<String> runner,
    OptionalDouble maxCostUsd,
    OptionalLong maxTimeSeconds,
    Optional<String> provider,
    Optional<String> thinkingLevel,
    List<String> notes) {
  private static final int MOST_SAMPLES = 1000;
  private static final Set<String> FIELDS =
      Set.of(
          "models",
          "tasks",
          "languages",
          "tags",
          "difficulties",
          "samples",
          "temperature",
          "max_tokens",
          "include_tests",
          "runner",
          "max_cost_usd",
          "max_time_seconds",
          "provider",
          "thinking_level",
          "notes");

  public Launch {
    models = List.copyOf(models);
    tasks = List.copyOf(tasks);
    languages = List.copyOf(languages);
    tags = List.copyOf(tags);
    difficulties = List.copyOf(difficulties);
    notes = List.copyOf(notes);
  }

  static Launch read(FieldReader body) throws ApiException {
    body.requireOnly(FIELDS);
    List<String> models = body.texts("models").stream().distinct().toList();
    if (models.isEmpty()) {
      throw ApiException.badRequest("the field 'models' has to name at least one model or control");
    }
    return new Launch(
        models,
        body.texts("tasks"),
        body.texts("languages"),
        body.texts("tags"),
        body.texts("difficulties"),
        body.integer("samples", 1, MOST_SAMPLES).orElse(1),
        body.number("temperature", 0, 2),
        body.integer("max_tokens", 1, Integer.MAX_VALUE),
        body.flag("include_tests"),
        body.text("runner"),
        body.number("max_cost_usd", 0, 1e9),
        body.whole("max_time_seconds", 1, Integer.MAX_VALUE),
        body.text("provider"),
        body.text("thinking_level"),
        body.texts("notes"));
  }
}
