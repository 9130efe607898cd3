package dev.assay.benchmark.swebench;

/// Lines of Gradle's test events: `Class > test PASSED`.
final class GradleParser implements LogParser {
  private static final int WORD = "PASSED".length();

  @Override
  public void line(String line, Statuses statuses) {
    String text = PythonText.strip(line);
    int space = text.length() - WORD - 1;
    boolean passed = text.endsWith("PASSED");
    if ((passed || text.endsWith("FAILED"))
        && space >= 2
        && PythonText.isSpace(text.charAt(space))
        && text.charAt(0) != '>') {
      statuses.put(text.substring(0, space), passed ? LoggedStatus.PASSED : LoggedStatus.FAILED);
    }
  }
}
