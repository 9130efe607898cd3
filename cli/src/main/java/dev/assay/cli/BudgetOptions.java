package dev.assay.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// What a run may spend.
final class BudgetOptions {
  private static final Pattern DURATION = Pattern.compile("(\\d+)([smh]?)");

  @Option(
      names = "--max-cost",
      paramLabel = "USD",
      description = "Start no attempt after this much has been spent, in US dollars.")
  Optional<Double> maxCost = Optional.empty();

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      description = "Start no attempt after this long: 90s, 30m, 2h.")
  Optional<String> maxTime = Optional.empty();

  OptionalDouble costUsd() throws CommandException {
    if (maxCost.isPresent() && !(maxCost.get() >= 0 && Double.isFinite(maxCost.get()))) {
      throw new CommandException(
          ExitCode.USAGE, "--max-cost takes an amount in US dollars, not " + maxCost.get());
    }
    return maxCost.isPresent() ? OptionalDouble.of(maxCost.get()) : OptionalDouble.empty();
  }

  OptionalLong timeSeconds() throws CommandException {
    return maxTime.isPresent()
        ? OptionalLong.of(seconds(maxTime.get()).toSeconds())
        : OptionalLong.empty();
  }

  private static Duration seconds(String text) throws CommandException {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches() || matcher.group(1).length() > 9) {
      throw new CommandException(
          ExitCode.USAGE, "--max-time takes a time such as 90s, 30m or 2h, not '" + text + "'");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofSeconds(amount);
    };
  }
}
