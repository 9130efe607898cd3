package dev.assay.benchmark.testlog;

/// Lines of minitest's verbose output: a name that a full stop ends, a time after an equals sign,
/// and the status as a letter.
final class MinitestParser implements LogParser {
  @Override
  public void line(String line, Statuses statuses) {
    String text = PythonText.strip(line);
    int status = text.length() - 1;
    while (status >= 0 && ".FE".indexOf(text.charAt(status)) < 0) {
      status--;
    }
    int time = status < 1 ? -1 : text.lastIndexOf('=', status - 1);
    int end = time < 2 ? -1 : text.lastIndexOf(". ", time - 2);
    if (end > 0) {
      statuses.put(
          text.substring(0, end),
          text.charAt(status) == '.' ? LoggedStatus.PASSED : LoggedStatus.FAILED);
    }
  }
}
