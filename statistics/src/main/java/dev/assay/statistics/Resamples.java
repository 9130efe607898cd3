package dev.assay.statistics;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// Ten thousand times, as many places out of a row as it has, drawn with replacement. The draws
/// come from a fixed seed and depend on the row's length alone, so that those of short rows are
/// made once for all: a leaderboard resamples the same tasks for each row and each k.
final class Resamples {
  private static final int COUNT = 10_000;
  private static final long SEED = 0x5eed_0fa5_5a7L;

  /// Up to this length the draws are kept, which takes 20 KB for each of it.
  private static final int LONGEST_KEPT = 500;

  private static final int MOST_KEPT = 4;
  private static final Map<Integer, Resamples> KEPT = new ConcurrentHashMap<>();

  private final int length;
  private final char[] kept;

  private Resamples(int length, char[] kept) {
    this.length = length;
    this.kept = kept;
  }

  /// @param length of the row, at least 1
  static Resamples of(int length) {
    if (length > LONGEST_KEPT) {
      return new Resamples(length, new char[0]);
    }
    if (KEPT.size() >= MOST_KEPT && !KEPT.containsKey(length)) {
      KEPT.clear();
    }
    return KEPT.computeIfAbsent(length, _ -> drawn(length));
  }

  private static Resamples drawn(int length) {
    var random = new SplittableRandom(SEED);
    char[] places = new char[COUNT * length];
    for (int i = 0; i < places.length; i++) {
      places[i] = (char) random.nextInt(length);
    }
    return new Resamples(length, places);
  }

  /// The mean of the values at each draw's places.
  double[] means(double[] values) {
    if (kept.length == 0) {
      var random = new SplittableRandom(SEED);
      return IntStream.range(0, COUNT).mapToDouble(_ -> mean(values, random)).toArray();
    }
    return IntStream.range(0, COUNT).mapToDouble(draw -> mean(values, draw * length)).toArray();
  }

  private double mean(double[] values, SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += values[random.nextInt(length)];
    }
    return sum / length;
  }

  private double mean(double[] values, int start) {
    double sum = 0;
    for (int i = start; i < start + length; i++) {
      sum += values[kept[i]];
    }
    return sum / length;
  }
}
