package dev.assay.server;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import dev.assay.server.Parameter.Form;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a run can be made of: tasks, runners, models.
final class InventoryApi {
  private static final Parameter TASK =
      Parameter.path(
          "task", new Form.Matching(Pattern.compile("[^/]{1,300}"), "a task's id"), "The task.");

  private final Inventory inventory;

  InventoryApi(Inventory inventory) {
    this.inventory = inventory;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("/tasks", "The tasks of the catalog.", List.of(), TaskList.class, this::tasks)
            .orElse(Problem.REFUSED),
        Operation.get(
                "/tasks/{task}",
                "One task, with what a participant is given.",
                List.of(TASK),
                TaskDetail.class,
                this::task)
            .orElse(Problem.NOT_FOUND, Problem.REFUSED),
        Operation.get(
            "/runners",
            "Where tests can run.",
            List.of(),
            Inventory.Runners.class,
            exchange -> exchange.json(inventory.runners())),
        Operation.get(
            "/models",
            "The models that can be asked, as far as their providers tell.",
            List.of(),
            Inventory.Models.class,
            exchange -> exchange.json(inventory.models())),
        loading("load", "Load a model of LM Studio into its memory.", true),
        loading("unload", "Take a model of LM Studio out of its memory.", false));
  }

  private Operation loading(String word, String summary, boolean loaded) {
    return Operation.post(
            "/models/lmstudio/" + word,
            summary,
            List.of(),
            Optional.of(ModelName.class),
            new Answer.Empty(204),
            exchange -> {
              FieldReader body = exchange.body();
              body.requireOnly(Set.of("model"));
              inventory.setLoaded(body.requiredText("model"), loaded);
              exchange.empty();
            })
        .orElse(Problem.REFUSED, Problem.CONFLICT);
  }

  /// @param model its name at LM Studio, without a prefix
  record ModelName(String model) {}

  record TaskList(List<TaskRow> tasks) {}

  /// @param requirements toolchains that it needs
  /// @param missing why it cannot be judged here, in sentences; empty when it can
  record TaskRow(
      String id,
      String language,
      String type,
      String difficulty,
      List<String> tags,
      List<String> requirements,
      List<String> missing) {}

  /// @param instructions in Markdown
  /// @param files that a participant starts from
  record TaskDetail(@JsonUnwrapped TaskRow task, String instructions, List<SourceFile> files) {}

  private void tasks(Exchange exchange) throws RefusedException {
    exchange.json(new TaskList(inventory.tasks().stream().map(this::row).toList()));
  }

  private void task(Exchange exchange) throws ApiException, RefusedException, IOException {
    String id = exchange.text("task");
    Task task =
        inventory.tasks().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() ->
                ApiException.notFound("there is no task '" + id + "'; GET /tasks lists them"));
    exchange.json(new TaskDetail(row(task), task.instructions(), task.workspaceFiles()));
  }

  private TaskRow row(Task task) {
    return new TaskRow(
        task.id(),
        task.language(),
        task.type(),
        task.difficulty(),
        task.tags(),
        task.requirements().stream().map(Object::toString).toList(),
        inventory.missing(task));
  }
}
