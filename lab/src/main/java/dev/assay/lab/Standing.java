package dev.assay.lab;

import dev.assay.ledger.ParticipantStanding;
import dev.assay.protocol.TokenUsage;
import dev.assay.statistics.Bootstrap;
import dev.assay.statistics.ClusteredAccuracy;
import dev.assay.statistics.PassAtK;
import dev.assay.statistics.PassHatK;
import dev.assay.statistics.Tally;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the record says of one participant.
///
/// @param participant its name
/// @param tier counts from one; participants that the data cannot tell apart share a tier; absent
///   when nothing was scored
/// @param tasks tasks with at least one scored attempt
/// @param attempts that have an end
/// @param scored attempts that count
/// @param passed attempts that solved their task
/// @param accuracy passed of scored with Wilson's interval, corrected for samples of one task
///   resembling each other
/// @param pAgainstLeader the p-value of no difference from the best row, corrected for the number
///   of rows; absent for that row itself and where nothing was scored
/// @param passAtK unbiased pass@k by k, each for the tasks that have k samples, with a bootstrap
///   interval over tasks
/// @param passHatK the chance that all of k samples pass, by k, each for the tasks that have k
///   samples
/// @param usage tokens of all attempts
/// @param costUsd US dollars of all attempts; absent when the cost of some is unknown
/// @param meanSubmissionMillis mean wall time until the participant handed in
/// @param meanEvaluationMillis mean wall time of the tests
public record Standing(
    String participant,
    OptionalInt tier,
    int tasks,
    long attempts,
    long scored,
    long passed,
    Optional<Estimate> accuracy,
    OptionalDouble pAgainstLeader,
    SortedMap<Integer, Estimate> passAtK,
    SortedMap<Integer, Double> passHatK,
    TokenUsage usage,
    OptionalDouble costUsd,
    OptionalDouble meanSubmissionMillis,
    OptionalDouble meanEvaluationMillis) {
  private static final List<Integer> KS = List.of(1, 2, 3, 5, 10, 25, 50, 100);

  static Standing of(
      ParticipantStanding totals,
      Map<String, Tally> tallies,
      OptionalInt tier,
      OptionalDouble pAgainstLeader) {
    Collection<Tally> tasks = tallies.values();
    return new Standing(
        totals.participant(),
        tier,
        Math.toIntExact(tasks.stream().filter(task -> task.scored() > 0).count()),
        totals.attempts(),
        totals.scored(),
        totals.passed(),
        ClusteredAccuracy.of(tasks).map(each -> Estimate.of(each.accuracy(), each.interval())),
        pAgainstLeader,
        passAtK(tasks),
        passHatK(tasks),
        totals.spent().usage(),
        totals.spent().priced() == totals.spent().submissions()
            ? OptionalDouble.of(totals.spent().costUsd())
            : OptionalDouble.empty(),
        totals.meanParticipantMillis(),
        totals.meanEvaluationMillis());
  }

  private static SortedMap<Integer, Double> passHatK(Collection<Tally> tasks) {
    SortedMap<Integer, Double> byK = new TreeMap<>();
    for (int k : KS) {
      PassHatK.of(tasks, k).value().ifPresent(value -> byK.put(k, value));
    }
    return byK;
  }

  private static SortedMap<Integer, Estimate> passAtK(Collection<Tally> tasks) {
    int most = tasks.stream().mapToInt(Tally::scored).max().orElse(0);
    SortedMap<Integer, Estimate> byK = new TreeMap<>();
    for (int k : KS) {
      if (k <= most) {
        PassAtK.of(tasks, k)
            .value()
            .ifPresent(value ->
                Bootstrap.passAtK(tasks, k)
                    .ifPresent(interval -> byK.put(k, Estimate.of(value, interval))));
      }
    }
    return byK;
  }
}
