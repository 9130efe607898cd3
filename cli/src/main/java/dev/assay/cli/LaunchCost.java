package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.participant.AttemptContext;
import dev.assay.participant.Participant;
import dev.assay.participant.model.ListedModel;
import dev.assay.protocol.RunSettings;
import dev.assay.server.LaunchPreview;
import dev.assay.server.LaunchPreview.SkippedTask;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// What a run would cost at most, by the prices that its providers list.
final class LaunchCost {
  /// A usual rule for English and code.
  private static final int CHARACTERS_PER_TOKEN = 4;

  private final ModelPrices prices;

  LaunchCost(ModelPrices prices) {
    this.prices = prices;
  }

  /// @param missing why a task cannot be judged here, empty when it can
  LaunchPreview preview(
      List<Task> tasks,
      List<Participant> participants,
      RunSettings settings,
      Function<Task, List<String>> missing)
      throws IOException, InterruptedException {
    List<SkippedTask> skipped =
        tasks.stream()
            .map(task -> new SkippedTask(task.id(), missing.apply(task)))
            .filter(task -> !task.missing().isEmpty())
            .toList();
    List<Task> judged =
        tasks.stream()
            .filter(task -> skipped.stream().noneMatch(each -> each.id().equals(task.id())))
            .toList();
    long promptTokens = 0;
    Bill bill = new Bill(0, "");
    for (Participant participant : participants) {
      if (!participant.remote()) {
        continue;
      }
      long tokens = promptTokens(judged, participant, settings);
      promptTokens += tokens;
      bill = bill.plus(of(participant.name(), tokens, judged.size(), settings));
    }
    boolean free = participants.stream().noneMatch(each -> costs(each.name()));
    return new LaunchPreview(
        tasks.size() * participants.size() * settings.samples(),
        tasks.size(),
        participants.size(),
        skipped,
        promptTokens,
        most(bill, settings),
        free,
        note(bill, settings, free));
  }

  private static long promptTokens(List<Task> tasks, Participant participant, RunSettings settings)
      throws IOException {
    long characters = 0;
    for (Task task : tasks) {
      characters +=
          participant.prompt(task, new AttemptContext(0, settings.includeTests())).length();
    }
    return settings.samples() * characters / CHARACTERS_PER_TOKEN;
  }

  /// @param usd of what is known
  /// @param unknown why that is not all, empty when it is
  private record Bill(double usd, String unknown) {
    Bill plus(Bill other) {
      return new Bill(usd + other.usd, unknown.isEmpty() ? other.unknown : unknown);
    }
  }

  private static boolean costs(String participant) {
    return participant.startsWith("openrouter/") || participant.startsWith("openai/");
  }

  private Bill of(String participant, long promptTokens, int tasks, RunSettings settings)
      throws InterruptedException {
    if (!costs(participant)) {
      return new Bill(0, "");
    }
    Optional<ListedModel> listed = prices.of(participant);
    if (listed.isEmpty()
        || listed.get().promptUsd().isEmpty()
        || listed.get().completionUsd().isEmpty()) {
      return new Bill(0, "the price of " + participant + " is not known here");
    }
    double prompt = promptTokens * listed.get().promptUsd().getAsDouble();
    double completion = listed.get().completionUsd().getAsDouble();
    if (settings.maxTokens().isEmpty() && completion > 0) {
      return new Bill(prompt, "replies of " + participant + " have no limit of tokens");
    }
    long replies = (long) tasks * settings.samples() * settings.maxTokens().orElse(0);
    return new Bill(prompt + replies * completion, "");
  }

  private static OptionalDouble most(Bill bill, RunSettings settings) {
    OptionalDouble computed =
        bill.unknown().isEmpty() ? OptionalDouble.of(bill.usd()) : OptionalDouble.empty();
    if (settings.maxCostUsd().isEmpty()) {
      return computed;
    }
    double budget = settings.maxCostUsd().getAsDouble();
    return OptionalDouble.of(Math.min(budget, computed.orElse(budget)));
  }

  private static String note(Bill bill, RunSettings settings, boolean free) {
    if (free) {
      return "Nothing here costs money.";
    }
    String budget =
        settings.maxCostUsd().isPresent()
            ? String.format(
                Locale.ROOT,
                "The run stops when $%.2f are spent; attempts in flight are finished.",
                settings.maxCostUsd().getAsDouble())
            : "";
    if (bill.unknown().isEmpty()) {
      return ("At most, by listed prices and about four characters a token. " + budget).strip();
    }
    return budget.isEmpty()
        ? "There is no upper bound: %s. Set a budget.".formatted(bill.unknown())
        : budget + " Without the budget there is no bound: " + bill.unknown() + ".";
  }
}
