package dev.assay.server;

import dev.assay.benchmark.Task;
import java.util.List;
import java.util.Optional;

/// What a run can be made of here.
public interface Inventory {
  /// The tasks of the catalog.
  ///
  /// @throws RefusedException when they cannot be read
  List<Task> tasks() throws RefusedException;

  /// Why a task cannot be judged on this machine, in sentences; empty when it can.
  List<String> missing(Task task);

  /// Where tests can run.
  Runners runners();

  /// The models that can be asked, as far as their providers tell. Waits for them, within limits.
  Models models() throws InterruptedException;

  /// Loads a model of LM Studio into its memory, or takes it out.
  ///
  /// @param model its name without the prefix
  /// @throws RefusedException when LM Studio cannot be reached or does not do it
  void setLoaded(String model, boolean loaded) throws RefusedException, InterruptedException;

  /// @param chosen the runner that a launch takes which names none; absent when there is none
  record Runners(List<Runner> runners, Optional<String> chosen) {
    /// @param isolation from what it keeps tests away: `sandbox`, `container`
    /// @param reason why it is not available, or what it cannot enforce; empty when all is well
    public record Runner(String name, String isolation, boolean available, String reason) {}
  }

  /// @param controls participants that ask no model
  record Models(List<Control> controls, List<Provider> providers) {
    /// @param id what a launch names
    public record Control(String id, String description) {}

    /// @param name `openrouter`, `lmstudio`
    /// @param reason why it did not tell its models, empty when it did
    /// @param hasKey whether a key for it is set; the key itself never leaves the server
    public record Provider(
        String name,
        boolean reachable,
        String reason,
        String baseUrl,
        boolean hasKey,
        List<Model> models) {}

    /// @param id what a launch names, with the provider's prefix
    /// @param contextLength tokens, where known
    /// @param promptUsdPerMillion US dollars for a million tokens, where known
    /// @param loaded whether it is in memory, where that can be said
    public record Model(
        String id,
        String name,
        Optional<Long> contextLength,
        Optional<Double> promptUsdPerMillion,
        Optional<Double> completionUsdPerMillion,
        Optional<Boolean> loaded) {}
  }
}
