package dev.assay.benchmark.catalog;

import dev.assay.patch.PathGlobs;
import dev.assay.patch.UnifiedDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads what a task says beside what its tests do: the instructions have to name what a
/// participant writes, and nothing may be left to be filled in.
///
/// It knows languages by their surface only, and would rather overlook a name than invent one.
final class TaskTexts {
  /// Stands in new tasks where the author has to write.
  static final String MARKER = "FILL_IN";

  private static final Pattern GLOB = Pattern.compile("[*?\\[{]|/$");
  private static final String REMEDY = "say it there, since a participant knows nothing else";

  private final CatalogTask task;
  private final List<TaskFault> faults = new ArrayList<>();

  private TaskTexts(CatalogTask task) {
    this.task = task;
  }

  static List<TaskFault> faults(CatalogTask task) {
    TaskTexts texts = new TaskTexts(task);
    try {
      texts.findMarkers();
      texts.checkFiles();
      texts.checkEntryPoints();
    } catch (IOException e) {
      texts.add(MetadataReader.FILE_NAME, "the task could not be read: " + e, "try again");
    }
    return List.copyOf(texts.faults);
  }

  private void findMarkers() throws IOException {
    if (task.instructions().contains(MARKER)) {
      unfilled(instructionsFile());
    }
    CatalogTask.Parts parts = task.parts();
    findMarkers(task.metadata().folders().workspace() + "/", parts.workspace());
    findMarkers("", parts.tests());
    if (parts.solution().isPresent()) {
      findMarkers("solution/", parts.solution().get());
    }
    for (Mutant mutant : parts.mutants()) {
      if (UnifiedDiff.format(mutant.change()).contains(MARKER)) {
        unfilled("mutants/" + mutant.name() + "/" + Mutant.CHANGE);
      }
      if (mutant.caughtBy().stream().anyMatch(id -> id.contains(MARKER))) {
        unfilled("mutants/" + mutant.name() + "/" + Mutant.NOTE);
      }
    }
  }

  private void findMarkers(String folder, SourceTree tree) throws IOException {
    tree.texts()
        .forEach((path, text) -> {
          if (text.contains(MARKER)) {
            unfilled(folder + path);
          }
        });
  }

  private void unfilled(String file) {
    add(file, "still says " + MARKER, "write what belongs there");
  }

  private void checkFiles() {
    for (String glob : task.metadata().editable()) {
      Set<String> files = new TreeSet<>(List.of(glob));
      if (GLOB.matcher(glob).find()) {
        PathGlobs matcher = PathGlobs.of(List.of(glob));
        task.parts().solved().files().keySet().stream().filter(matcher::match).forEach(files::add);
      }
      boolean named = files.stream().anyMatch(file -> task.instructions().contains(name(file)));
      if (!named) {
        add(instructionsFile(), "does not name the file to write, " + glob, REMEDY);
      }
    }
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/', path.length() - 2) + 1);
  }

  private void checkEntryPoints() throws IOException {
    Optional<SourceTree> solution = task.parts().solution();
    if (solution.isEmpty()) {
      return;
    }
    String tests = String.join("\n", task.parts().tests().texts().values());
    PublicNames names = new PublicNames(task.language());
    Set<String> used = new TreeSet<>();
    solution.get().texts().values().forEach(text -> used.addAll(names.usedBy(tests, text)));
    List<String> unnamed =
        used.stream().filter(name -> !PublicNames.mentions(task.instructions(), name)).toList();
    if (!used.isEmpty() && unnamed.size() == used.size()) {
      add(
          instructionsFile(),
          "names no entry point; the tests use " + String.join(", ", unnamed),
          REMEDY);
    } else if (!unnamed.isEmpty()) {
      add(
          instructionsFile(),
          "does not name what the tests use: " + String.join(", ", unnamed),
          REMEDY);
    }
  }

  private String instructionsFile() {
    return task.metadata().folders().instructionsFile();
  }

  private void add(String file, String problem, String remedy) {
    faults.add(new TaskFault(task.id(), file, problem, remedy));
  }
}
