package dev.assay.benchmark.testlog;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines of one form, without white space around them: a word or sign that is the status, and a
/// name.
///
/// @param form has the groups `status` and `name`; it must not backtrack over the line
/// @param words what the words of the group `status` mean; a line with another one says nothing
record PatternParser(Pattern form, Map<String, LoggedStatus> words) implements LogParser {
  PatternParser {
    words = Map.copyOf(words);
  }

  static PatternParser of(String form, Map<String, LoggedStatus> words) {
    return new PatternParser(
        Pattern.compile(
            form.replace("\\s", PythonText.SPACE),
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL),
        words);
  }

  @Override
  public void line(String line, Statuses statuses) {
    Matcher matcher = form.matcher(PythonText.strip(line));
    if (matcher.matches()) {
      LoggedStatus status = words.get(matcher.group("status"));
      if (status != null) {
        statuses.put(matcher.group("name"), status);
      }
    }
  }
}
