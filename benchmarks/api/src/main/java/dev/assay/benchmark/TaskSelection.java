package dev.assay.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Which tasks of a benchmark are meant. A task is selected when one of the names fits it, and each
/// of the other lists that is not empty has an entry of it.
///
/// @param names ids, or globs with `*` and `?`, or `all`; an entry may hold several, separated by
///   commas
/// @param tags any of which the task has
/// @param difficulties any of which is the task's
/// @param languages any of which is the task's
public record TaskSelection(
    List<String> names, List<String> tags, List<String> difficulties, List<String> languages) {
  /// Every task.
  public static final TaskSelection ALL = ofNames(List.of("all"));

  public TaskSelection {
    names = separated(names);
    tags = separated(tags);
    difficulties = separated(difficulties);
    languages = separated(languages);
  }

  /// Tasks by their names alone.
  public static TaskSelection ofNames(List<String> names) {
    return new TaskSelection(names, List.of(), List.of(), List.of());
  }

  /// The selected tasks in the order given.
  ///
  /// @throws TaskException when an entry fits no task, with the nearest one that would, or when no
  ///   task is left
  public <T extends Task> List<T> from(List<T> tasks) throws TaskException {
    if (tasks.isEmpty()) {
      throw new TaskException("there are no tasks to select from");
    }
    Set<T> named = new HashSet<>();
    for (String name : names) {
      List<T> fitting = tasks.stream().filter(task -> fits(name, task.id())).toList();
      if (fitting.isEmpty()) {
        throw unknown("task", name, tasks.stream().map(Task::id).toList());
      }
      named.addAll(fitting);
    }
    checkKnown("tag", tags, tasks, Task::tags);
    checkKnown("difficulty", difficulties, tasks, task -> List.of(task.difficulty()));
    checkKnown("language", languages, tasks, task -> List.of(task.language()));
    List<T> selected =
        tasks.stream()
            .filter(named::contains)
            .filter(task -> tags.isEmpty() || task.tags().stream().anyMatch(tags::contains))
            .filter(task -> difficulties.isEmpty() || difficulties.contains(task.difficulty()))
            .filter(task -> languages.isEmpty() || languages.contains(task.language()))
            .toList();
    if (selected.isEmpty()) {
      throw new TaskException("no task fits all of " + conditions() + "; leave one of them out");
    }
    return selected;
  }

  private String conditions() {
    List<String> conditions = new ArrayList<>(List.of("tasks " + String.join(",", names)));
    Map<String, List<String>> others = new LinkedHashMap<>();
    others.put("tag ", tags);
    others.put("difficulty ", difficulties);
    others.put("language ", languages);
    others.forEach((kind, words) -> {
      if (!words.isEmpty()) {
        conditions.add(kind + String.join(",", words));
      }
    });
    return String.join(" and ", conditions);
  }

  private static boolean fits(String name, String id) {
    if (name.equals("all")) {
      return true;
    }
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char character = name.charAt(i);
      pattern.append(
          switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(character));
          });
    }
    return id.matches(pattern.toString());
  }

  private static <T extends Task> void checkKnown(
      String kind, List<String> wanted, List<T> tasks, Function<T, List<String>> words)
      throws TaskException {
    Set<String> known = new TreeSet<>();
    tasks.forEach(task -> known.addAll(words.apply(task)));
    for (String word : wanted) {
      if (!known.contains(word)) {
        throw unknown(kind, word, known);
      }
    }
  }

  private static TaskException unknown(String kind, String name, Collection<String> known) {
    Optional<String> nearest =
        known.stream()
            .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
            .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3));
    String hint =
        nearest
            .map(candidate -> "; did you mean '" + candidate + "'?")
            .orElseGet(() -> "; there are " + listed(known));
    return new TaskException("no " + kind + " is called '" + name + "'" + hint);
  }

  private static String listed(Collection<String> known) {
    List<String> sorted = known.stream().sorted().limit(20).toList();
    String listed = String.join(", ", sorted);
    return sorted.size() < known.size() ? listed + " and " + (known.size() - 20) + " more" : listed;
  }

  // Levenshtein's, one row at a time.
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }

  private static List<String> separated(List<String> entries) {
    List<String> separated = new ArrayList<>();
    for (String entry : entries) {
      for (String part : entry.split(",")) {
        if (!part.isBlank()) {
          separated.add(part.strip());
        }
      }
    }
    return List.copyOf(separated);
  }
}
