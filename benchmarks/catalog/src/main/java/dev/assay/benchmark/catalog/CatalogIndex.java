package dev.assay.benchmark.catalog;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.TaskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a catalog holds, for tools that do not read task folders. It is made from the folders and
/// kept beside them.
///
/// @param tasks by id
public record CatalogIndex(List<Entry> tasks) {
  /// The file's name in the catalog's folder.
  public static final String FILE_NAME = "catalog.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public CatalogIndex {
    tasks = List.copyOf(tasks);
  }

  /// The index of these tasks.
  public static CatalogIndex of(List<CatalogTask> tasks) {
    return new CatalogIndex(tasks.stream().map(Entry::of).toList());
  }

  /// Reads an index; one that is not there is empty.
  ///
  /// @throws TaskException when the file is no index
  public static CatalogIndex read(Path file) throws IOException, TaskException {
    if (!Files.exists(file)) {
      return new CatalogIndex(List.of());
    }
    try {
      return MAPPER.readValue(Files.readString(file), CatalogIndex.class);
    } catch (JacksonException e) {
      throw new TaskException(
          file + " is no index of a catalog: " + e.getOriginalMessage() + "; delete it", e);
    }
  }

  /// The file's text.
  public String json() {
    return MAPPER.writeValueAsString(this) + "\n";
  }

  /// How an older index differs from this one: a sentence for each task that it does not list,
  /// lists otherwise, or lists although it is gone.
  public List<String> differencesOf(CatalogIndex older) {
    Map<String, Entry> listed = older.byId();
    List<String> differences = new ArrayList<>();
    for (Entry task : tasks) {
      Entry other = listed.remove(task.id());
      if (other == null) {
        differences.add(task.id() + " is not listed");
      } else if (!other.equals(task)) {
        differences.add(task.id() + " has changed");
      }
    }
    listed.keySet().forEach(id -> differences.add(id + " is no longer there"));
    return differences;
  }

  private Map<String, Entry> byId() {
    return tasks.stream()
        .collect(
            Collectors.toMap(Entry::id, Function.identity(), (first, _) -> first, TreeMap::new));
  }

  /// A task.
  ///
  /// @param title the first heading of its instructions, else its id
  /// @param tests how many tests are expected to pass; 0 where that is not recorded
  /// @param mutants how many wrong solutions come with it
  /// @param needs the toolchains that judge it
  public record Entry(
      String id,
      String language,
      String type,
      String difficulty,
      String title,
      List<String> tags,
      int tests,
      int mutants,
      List<String> needs) {
    public Entry {
      tags = List.copyOf(tags);
      needs = List.copyOf(needs);
    }

    static Entry of(CatalogTask task) {
      return new Entry(
          task.id(),
          task.language(),
          task.type(),
          task.difficulty(),
          task.title(),
          task.tags(),
          task.expectedTests().map(List::size).orElse(0),
          task.mutants().size(),
          task.requirements().stream().map(Requirement::toString).toList());
    }
  }
}
