package dev.assay.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskSelectionTest {
  private static final List<Task> TASKS =
      List.of(
          new NamedTask("go_expert_lru_cache", "go", "expert", List.of("concurrency", "cache")),
          new NamedTask("python_bugfix_primes", "python", "easy", List.of("numbers")),
          new NamedTask("python_expert_async_cache", "python", "expert", List.of("async", "cache")),
          new NamedTask("rust_expert_lru_cache", "rust", "expert", List.of("cache")));

  private static List<String> names(TaskSelection selection) throws TaskException {
    return selection.from(TASKS).stream().map(Task::id).toList();
  }

  private static List<String> names(String... names) throws TaskException {
    return names(TaskSelection.ofNames(List.of(names)));
  }

  @Test
  void selectsByIdGlobAndCommaInTheOrderOfTheTasks() throws TaskException {
    assertThat(names("all")).hasSize(4);
    assertThat(names(TaskSelection.ALL)).hasSize(4);
    assertThat(names("rust_expert_lru_cache", "go_expert_lru_cache"))
        .containsExactly("go_expert_lru_cache", "rust_expert_lru_cache");
    assertThat(names("python_*"))
        .containsExactly("python_bugfix_primes", "python_expert_async_cache");
    assertThat(names("rust_*, python_bugfix_prime?"))
        .containsExactly("python_bugfix_primes", "rust_expert_lru_cache");
  }

  @Test
  void narrowsByTagDifficultyAndLanguage() throws TaskException {
    assertThat(
            names(
                new TaskSelection(List.of("all"), List.of("async,numbers"), List.of(), List.of())))
        .containsExactly("python_bugfix_primes", "python_expert_async_cache");
    assertThat(
            names(
                new TaskSelection(
                    List.of("all"), List.of("cache"), List.of("expert"), List.of("go", "rust"))))
        .containsExactly("go_expert_lru_cache", "rust_expert_lru_cache");
  }

  @Test
  void suggestsTheNearestNameForAnUnknownOne() {
    assertThatThrownBy(() -> names("go_expert_lru_cach"))
        .isInstanceOf(TaskException.class)
        .hasMessage("no task is called 'go_expert_lru_cach'; did you mean 'go_expert_lru_cache'?");
    assertThatThrownBy(() -> names("ruby_*"))
        .hasMessageStartingWith("no task is called 'ruby_*'; there are go_expert_lru_cache, ");
    assertThatThrownBy(
            () -> names(new TaskSelection(List.of("all"), List.of(), List.of("expart"), List.of())))
        .hasMessage("no difficulty is called 'expart'; did you mean 'expert'?");
  }

  @Test
  void takesMetacharactersOfRegularExpressionsLiterally() {
    assertThatThrownBy(() -> names("python.*|go.*")).isInstanceOf(TaskException.class);
  }

  @Test
  void refusesASelectionOfNothing() {
    assertThatThrownBy(() ->
            names(new TaskSelection(List.of("python_*"), List.of(), List.of(), List.of("rust"))))
        .isInstanceOf(TaskException.class)
        .hasMessage("no task fits all of tasks python_* and language rust; leave one of them out");
    assertThatThrownBy(() ->
            names(new TaskSelection(List.of("all"), List.of("async"), List.of("easy"), List.of())))
        .hasMessage(
            "no task fits all of tasks all and tag async and difficulty easy;"
                + " leave one of them out");
    assertThatThrownBy(() -> TaskSelection.ALL.from(List.<Task>of()))
        .hasMessage("there are no tasks to select from");
  }

  private record NamedTask(String id, String language, String difficulty, List<String> tags)
      implements Task {
    @Override
    public String type() {
      return "bug_fix";
    }

    @Override
    public String instructions() {
      return "";
    }

    @Override
    public List<SourceFile> workspaceFiles() {
      return List.of();
    }

    @Override
    public List<SourceFile> testFiles() {
      return List.of();
    }

    @Override
    public Optional<String> referencePatch() {
      return Optional.empty();
    }

    @Override
    public String digest() {
      return "";
    }

    @Override
    public List<Requirement> requirements() {
      return List.of();
    }
  }
}
