package dev.assay.benchmark.catalog;

import dev.assay.patch.MalformedPatchException;
import dev.assay.patch.Patch;
import dev.assay.patch.UnifiedDiff;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads one task's folder.
final class TaskFolderReader {
  private static final String SOLUTION = "solution";
  private static final String MUTANTS = "mutants";
  private static final String REQUIREMENTS = "requirements.txt";

  private final Path folder;
  private final TaskProblems problems;
  private final boolean recording;

  TaskFolderReader(Path folder, TaskProblems problems, boolean recording) {
    this.folder = folder;
    this.problems = problems;
    this.recording = recording;
  }

  /// The task, or nothing when a problem was added.
  Optional<CatalogTask> read() throws IOException {
    int before = problems.errors().size();
    Path metadataFile = folder.resolve(MetadataReader.FILE_NAME);
    Optional<TaskMetadata> read = new MetadataReader(metadataFile, problems).read();
    if (read.isEmpty() || problems.errors().size() > before) {
      return Optional.empty();
    }
    TaskMetadata metadata = read.get();
    checkId(metadataFile, metadata.taskId());
    CatalogTask.Parts parts = parts(metadata, SourceTree.read(folder, problems));
    Optional<List<String>> expected = expectedTests(metadata);
    return problems.errors().size() > before
        ? Optional.empty()
        : Optional.of(new CatalogTask(folder, metadata, parts, expected));
  }

  private void checkId(Path metadataFile, String taskId) {
    String name = String.valueOf(folder.getFileName());
    if (taskId.equals(name)) {
      return;
    }
    boolean taken =
        taskId.indexOf('/') < 0
            && Files.exists(folder.resolveSibling(taskId).resolve(MetadataReader.FILE_NAME));
    problems.error(
        metadataFile,
        "task_id '%s' differs from its folder '%s'%s"
            .formatted(taskId, name, taken ? ", and another task has that id" : ""));
  }

  private CatalogTask.Parts parts(TaskMetadata metadata, SourceTree all) throws IOException {
    String workspace = metadata.folders().workspace();
    if (!Files.isDirectory(folder.resolve(workspace))) {
      problems.error(folder.resolve(workspace), "is missing: the workspace");
    }
    Path requirements = folder.resolve(REQUIREMENTS);
    return new CatalogTask.Parts(
        text(folder.resolve(metadata.folders().instructionsFile()), "the instructions"),
        all.below(workspace),
        tests(metadata.folders(), all),
        Files.isRegularFile(requirements) ? Optional.of(requirements) : Optional.empty(),
        Files.isDirectory(folder.resolve(SOLUTION)) ? Optional.of(solution(all)) : Optional.empty(),
        mutants(all),
        TaskDigest.of(all.filtered(path -> !path.startsWith(MUTANTS + "/"))));
  }

  // Catalogs elsewhere have tests within the workspace, and may say so.
  private static SourceTree tests(TaskMetadata.Folders folders, SourceTree all) {
    String tests = folders.tests();
    if ((tests + "/").startsWith(folders.workspace() + "/")) {
      return SourceTree.EMPTY;
    }
    TreeMap<String, Path> laid = new TreeMap<>();
    all.below(tests).files().forEach((path, file) -> laid.put(tests + "/" + path, file));
    return new SourceTree(laid);
  }

  private SourceTree solution(SourceTree all) throws IOException {
    SourceTree files = all.below(SOLUTION);
    Set<String> binary = new TreeSet<>(files.files().keySet());
    binary.removeAll(files.texts().keySet());
    for (String path : binary) {
      problems.error(folder.resolve(SOLUTION).resolve(path), "is binary; solutions are text");
    }
    return files;
  }

  private List<Mutant> mutants(SourceTree all) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String path : all.below(MUTANTS).files().keySet()) {
      names.add(path.split("/")[0]);
    }
    List<Mutant> mutants = new ArrayList<>();
    for (String name : names) {
      Path mutant = folder.resolve(MUTANTS).resolve(name);
      if (Files.isDirectory(mutant)) {
        mutants.add(new Mutant(name, change(mutant), caughtBy(mutant)));
      }
    }
    return mutants;
  }

  private Patch change(Path mutant) throws IOException {
    Path file = mutant.resolve(Mutant.CHANGE);
    String diff = text(file, "what makes the mutant of the reference");
    try {
      Patch change = UnifiedDiff.parse(diff);
      if (Files.exists(file) && change.changes().isEmpty()) {
        problems.error(file, "changes no file");
      }
      return change;
    } catch (MalformedPatchException e) {
      problems.error(file, "is no unified diff: " + e.getMessage());
      return Patch.EMPTY;
    }
  }

  private static List<String> caughtBy(Path mutant) throws IOException {
    Path note = mutant.resolve(Mutant.NOTE);
    if (!Files.isRegularFile(note)) {
      return List.of();
    }
    return Files.readString(note)
        .lines()
        .filter(line -> line.startsWith(Mutant.CAUGHT_BY))
        .map(line -> line.substring(Mutant.CAUGHT_BY.length()).strip())
        .toList();
  }

  private Optional<List<String>> expectedTests(TaskMetadata metadata) throws IOException {
    Optional<String> name = metadata.evaluation().expectedTestsFile();
    if (name.isEmpty() || (recording && !Files.exists(folder.resolve(name.get())))) {
      return Optional.empty();
    }
    Path file = folder.resolve(name.get());
    String text = text(file, "the ids of the expected tests");
    List<String> ids = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    Set<String> unique = new HashSet<>();
    for (String id : ids) {
      if (!unique.add(id)) {
        problems.error(file, "lists the test '" + id + "' twice");
      }
    }
    if (ids.isEmpty() && Files.exists(file)) {
      problems.error(file, "lists no test");
    }
    return Optional.of(ids);
  }

  private String text(Path file, String what) throws IOException {
    if (!Files.isRegularFile(file)) {
      problems.error(file, "is missing: " + what);
      return "";
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      problems.error(file, "is not UTF-8");
      return "";
    }
  }
}
