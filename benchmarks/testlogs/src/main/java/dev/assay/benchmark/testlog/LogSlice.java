package dev.assay.benchmark.testlog;

/// Hands on what stands between the markers, whose lines may hold output too: from the first start
/// to the next marker of either kind.
final class LogSlice {
  private final LogParser parser;
  private final Statuses statuses;
  private boolean inside;
  private boolean over;

  LogSlice(LogParser parser, Statuses statuses) {
    this.parser = parser;
    this.statuses = statuses;
  }

  void line(String line) {
    if (!line.contains(LogMarkers.PREFIX)) {
      if (inside) {
        parser.line(line, statuses);
      }
      return;
    }
    String rest = line;
    if (!inside && !over) {
      int start = line.indexOf(LogMarkers.START);
      if (start < 0) {
        return;
      }
      inside = true;
      rest = line.substring(start + LogMarkers.START.length());
    }
    if (inside) {
      int end = first(rest.indexOf(LogMarkers.START), rest.indexOf(LogMarkers.END));
      parser.line(end < 0 ? rest : rest.substring(0, end), statuses);
      inside = end < 0;
      over = end >= 0;
    }
  }

  private static int first(int left, int right) {
    return left < 0 || right < 0 ? Math.max(left, right) : Math.min(left, right);
  }
}
