package dev.assay.participant.scripted;

import dev.assay.participant.StoredResponses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Answers from a folder of replies by task, as [StoredResponses] reads it. A task is recognised by
/// its instructions when a catalog of tasks is at hand, else by its id in the prompt. The n-th time
/// that a prompt comes it is given sample n.
public final class ResponseFolder implements Answers {
  private final StoredResponses responses;

  /// Task by the text that tells it.
  private final Map<String, String> tasks = new HashMap<>();

  private ResponseFolder(StoredResponses responses) {
    this.responses = responses;
  }

  /// Recognises a task by its id, which the prompt must hold.
  ///
  /// @throws IOException when the folder cannot be listed
  public static ResponseFolder byId(Path folder) throws IOException {
    ResponseFolder answers = new ResponseFolder(new StoredResponses(folder));
    answers.responses.tasks().forEach(task -> answers.tasks.put(task, task));
    return answers;
  }

  /// Recognises a task by its instructions, `catalog/<task>/instructions.md`.
  ///
  /// @throws IOException when a folder cannot be listed, or the catalog knows none of the tasks
  public static ResponseFolder byInstructions(Path folder, Path catalog) throws IOException {
    ResponseFolder answers = new ResponseFolder(new StoredResponses(folder));
    for (String task : answers.responses.tasks()) {
      Path instructions = catalog.resolve(task).resolve("instructions.md");
      if (Files.isRegularFile(instructions)) {
        answers.tasks.put(Files.readString(instructions).strip(), task);
      }
    }
    if (answers.tasks.isEmpty()) {
      throw new IOException(
          "%s has no instructions.md for any of the tasks in %s".formatted(catalog, folder));
    }
    return answers;
  }

  @Override
  public Answer answer(ScriptedRequest request) {
    return tasks.entrySet().stream()
        .filter(entry -> request.prompt().contains(entry.getKey()))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .flatMap(entry -> reply(entry.getValue(), request.occurrence()))
        .map(Answer::text)
        .orElseGet(() -> Answer.text(UNKNOWN_TASK));
  }

  private Optional<String> reply(String task, int occurrence) {
    try {
      Optional<Path> file = responses.find(task, occurrence);
      return file.isPresent() ? Optional.of(StoredResponses.read(file.get())) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
