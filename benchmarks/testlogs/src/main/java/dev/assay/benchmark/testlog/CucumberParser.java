package dev.assay.benchmark.testlog;

/// Lines of cucumber's progress: a name, and after a space a dot for each step, or an `F`.
final class CucumberParser implements LogParser {
  @Override
  public void line(String line, Statuses statuses) {
    String text = PythonText.strip(line);
    for (int space = text.lastIndexOf(' '); space >= 0; space = text.lastIndexOf(' ', space - 1)) {
      int end = space + 1;
      while (end < text.length() && text.charAt(end) == '.') {
        end++;
      }
      int dots = end - space - 1;
      boolean failed = dots > 0 && end < text.length() && text.charAt(end) == 'F';
      if (failed || dots > 1) {
        statuses.put(text.substring(0, space), failed ? LoggedStatus.FAILED : LoggedStatus.PASSED);
        return;
      }
    }
  }
}
