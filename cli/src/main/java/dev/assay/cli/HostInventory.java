package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.participant.DotEnv;
import dev.assay.participant.ParticipantException;
import dev.assay.participant.ParticipantProvider;
import dev.assay.participant.Participants;
import dev.assay.participant.model.ListedModel;
import dev.assay.participant.model.ModelCatalog;
import dev.assay.participant.model.ModelListing;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.TaskRunner;
import dev.assay.server.Inventory;
import dev.assay.server.RefusedException;
import dev.assay.server.RefusedException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// What runs can be made of on this machine.
final class HostInventory implements Inventory, ModelPrices {
  /// A launch asks for one, a form for all: neither should wait for the network each time.
  private static final Duration LISTING_AGE = Duration.ofMinutes(5);

  private static final Set<String> CONTROLS = Set.of("oracle", "noop");
  private static final double MILLION = 1e6;

  private final Console console;
  private final RunnerOptions runners;
  private final CatalogTasks tasks;
  private Optional<Kept> openRouter = Optional.empty();

  private record Kept(ModelListing listing, Instant at) {}

  HostInventory(Console console, RunnerOptions runners, CatalogTasks tasks) {
    this.console = console;
    this.runners = runners;
    this.tasks = tasks;
  }

  @Override
  public List<Task> tasks() throws RefusedException {
    return tasks.all();
  }

  @Override
  public List<String> missing(Task task) {
    return HostToolchains.missing(task);
  }

  @Override
  public Runners runners() {
    return new Runners(
        dev.assay.runner.Runners.installed().all().stream().map(HostInventory::runner).toList(),
        chosen());
  }

  private Optional<String> chosen() {
    try {
      return Optional.of(runners.name());
    } catch (CommandException e) {
      return Optional.empty();
    }
  }

  private static Runners.Runner runner(TaskRunner runner) {
    String isolation = runner.capabilities().isolation().name().toLowerCase(Locale.ROOT);
    return switch (runner.availability()) {
      case RunnerAvailability.Ready _ -> {
        List<String> shortfalls = runner.shortfalls();
        yield new Runners.Runner(
            runner.name(),
            isolation,
            shortfalls.isEmpty(),
            shortfalls.isEmpty() ? "" : "it cannot enforce " + String.join(", ", shortfalls));
      }
      case RunnerAvailability.Missing(String missing, String remedy) ->
          new Runners.Runner(
              runner.name(), isolation, false, "it lacks " + missing + "; " + remedy);
    };
  }

  private ModelCatalog catalog() throws ParticipantException {
    return new ModelCatalog(
        DotEnv.load(console.workingDirectory(), console.environment(), console::warning));
  }

  @Override
  public Models models() throws InterruptedException {
    List<Models.Provider> providers = new ArrayList<>();
    try {
      ModelCatalog catalog = catalog();
      providers.add(provider(openRouter(catalog)));
      providers.add(provider(catalog.lmStudio()));
    } catch (ParticipantException e) {
      providers.add(
          new Models.Provider(
              "openrouter", false, String.valueOf(e.getMessage()), "", false, List.of()));
    }
    return new Models(
        Participants.installed().providers().stream()
            .filter(each -> CONTROLS.contains(each.prefix()))
            .map(HostInventory::control)
            .toList(),
        providers);
  }

  private static Models.Control control(ParticipantProvider provider) {
    return new Models.Control(provider.prefix(), provider.description());
  }

  private synchronized ModelListing openRouter(ModelCatalog catalog) throws InterruptedException {
    Instant now = Instant.now();
    if (openRouter.isEmpty() || openRouter.get().at().isBefore(now.minus(LISTING_AGE))) {
      openRouter = Optional.of(new Kept(catalog.openRouter(), now));
    }
    return openRouter.get().listing();
  }

  private static Models.Provider provider(ModelListing listing) {
    return new Models.Provider(
        listing.provider(),
        listing.problem().isEmpty(),
        listing.problem(),
        listing.baseUrl().toString(),
        listing.hasKey(),
        listing.models().stream().map(model -> model(listing.provider(), model)).toList());
  }

  private static Models.Model model(String provider, ListedModel model) {
    return new Models.Model(
        provider + "/" + model.id(),
        model.name(),
        model.contextLength().isPresent()
            ? Optional.of(model.contextLength().getAsLong())
            : Optional.empty(),
        perMillion(model.promptUsd()),
        perMillion(model.completionUsd()),
        model.loaded());
  }

  private static Optional<Double> perMillion(OptionalDouble usd) {
    return usd.isPresent() ? Optional.of(usd.getAsDouble() * MILLION) : Optional.empty();
  }

  @Override
  public void setLoaded(String model, boolean loaded)
      throws RefusedException, InterruptedException {
    try {
      catalog().setLoaded(model, loaded);
    } catch (ParticipantException | IOException e) {
      throw new RefusedException(Reason.IMPOSSIBLE, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<ListedModel> of(String participant) throws InterruptedException {
    String prefix = "openrouter/";
    if (!participant.startsWith(prefix)) {
      return Optional.empty();
    }
    try {
      return openRouter(catalog()).models().stream()
          .filter(model -> model.id().equals(participant.substring(prefix.length())))
          .findFirst();
    } catch (ParticipantException e) {
      return Optional.empty();
    }
  }
}
