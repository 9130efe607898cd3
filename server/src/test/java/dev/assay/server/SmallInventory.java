package dev.assay.server;

import dev.assay.benchmark.Task;
import dev.assay.server.RefusedException.Reason;
import java.util.List;
import java.util.Optional;

/// A place with a runner, a model and no task.
final class SmallInventory implements Inventory {
  @Override
  public List<Task> tasks() {
    return List.of();
  }

  @Override
  public List<String> missing(Task task) {
    return List.of();
  }

  @Override
  public Runners runners() {
    return new Runners(
        List.of(new Runners.Runner("process", "process", true, "")), Optional.of("process"));
  }

  @Override
  public Models models() {
    return new Models(
        List.of(new Models.Control("noop", "changes nothing")),
        List.of(
            new Models.Provider(
                "openrouter",
                true,
                "",
                "https://example.org",
                true,
                List.of(
                    new Models.Model(
                        "openrouter/good",
                        "Good",
                        Optional.of(4096L),
                        Optional.of(1.5),
                        Optional.empty(),
                        Optional.empty())))));
  }

  @Override
  public void setLoaded(String model, boolean loaded) throws RefusedException {
    throw new RefusedException(Reason.IMPOSSIBLE, "LM Studio cannot be reached");
  }
}
