package dev.assay.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Two samples on one scale, a mark for each value; a digit where several fall together.
///
/// @param width of the scale, in columns
record DotPlot(int width) {
  String draw(List<Double> baseline, List<Double> candidate) {
    double least = values(baseline, candidate).min().orElse(0);
    double greatest = values(baseline, candidate).max().orElse(0);
    String left = number(least);
    String right = number(greatest);
    int gap = Math.max(1, width - left.length() - right.length());
    return "  baseline   "
        + line(baseline, least, greatest)
        + "\n  candidate  "
        + line(candidate, least, greatest)
        + "\n             "
        + left
        + " ".repeat(gap)
        + right
        + "\n";
  }

  private String line(List<Double> values, double least, double greatest) {
    int[] counts = new int[width];
    for (double value : values) {
      double place = greatest > least ? (value - least) / (greatest - least) : 0.5;
      counts[(int) Math.round(place * (width - 1))]++;
    }
    StringBuilder line = new StringBuilder();
    for (int count : counts) {
      line.append(
          switch (count) {
            case 0 -> '·';
            case 1 -> '●';
            default -> (char) ('0' + Math.min(9, count));
          });
    }
    return line.toString();
  }

  private static DoubleStream values(List<Double> baseline, List<Double> candidate) {
    return Stream.concat(baseline.stream(), candidate.stream()).mapToDouble(each -> each);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
