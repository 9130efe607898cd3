package dev.assay.benchmark.testlog;

/// Lines of Ruby's test-unit: `test: name: .: (0.001)`, where the sign is the status.
final class RubyUnitParser implements LogParser {
  private static final String PREFIX = "test: ";

  @Override
  public void line(String line, Statuses statuses) {
    String text = PythonText.strip(line);
    for (int colon = text.lastIndexOf(':'); colon > 0; colon = text.lastIndexOf(':', colon - 1)) {
      int sign = PythonText.skipSpace(text, colon + 1);
      if (sign > colon + 1 && isStatus(text, sign)) {
        boolean prefixed = text.startsWith(PREFIX) && colon > PREFIX.length();
        statuses.put(
            text.substring(prefixed ? PREFIX.length() : 0, colon), status(text.charAt(sign)));
        return;
      }
    }
  }

  private static boolean isStatus(String text, int at) {
    if (at >= text.length()) {
      return false;
    }
    boolean letter = "EFO".indexOf(text.charAt(at)) >= 0;
    boolean alone = at + 1 == text.length() || !PythonText.isWordCharacter(text.charAt(at + 1));
    return text.charAt(at) == '.' || (letter && alone);
  }

  private static LoggedStatus status(char sign) {
    return switch (sign) {
      case '.' -> LoggedStatus.PASSED;
      case 'O' -> LoggedStatus.SKIPPED;
      default -> LoggedStatus.FAILED;
    };
  }
}
