package dev.assay.benchmark.swebench;

import dev.assay.benchmark.testlog.LogMarkers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A row's script apart, so that its parts can run one by one, with a look between them.
///
/// @param settings the lines that choose folder, environment and options, which each part needs
/// @param preparation to the end of what lays the tests down
/// @param build what follows before the tests run; may be empty
/// @param tests what runs the tests
record ScriptParts(String settings, String preparation, String build, String tests) {
  private static final Pattern HERE_DOCUMENT = Pattern.compile("<<-?\\s*'?\"?(\\w+)'?\"?\\s*$");
  private static final Pattern SETTING =
      Pattern.compile("(?:set|cd|source|\\.|conda|export|shopt)\\s.*|[A-Za-z_]\\w*=\\S*");

  /// Nothing where the script does not mark its tests.
  static Optional<ScriptParts> of(String script) {
    List<String> settings = new ArrayList<>();
    List<String> preparation = new ArrayList<>();
    List<String> build = new ArrayList<>();
    List<String> tests = new ArrayList<>();
    boolean testing = false;
    String document = "";
    for (String line : script.split("\n", -1)) {
      List<String> part = testing ? tests : build;
      if (!document.isEmpty()) {
        part.add(line);
        if (line.equals(document)) {
          document = "";
          if (!testing) {
            // What stood before the tests were laid down is preparation, too.
            preparation.addAll(build);
            build.clear();
          }
        }
      } else if (marks(line, LogMarkers.START)) {
        testing = true;
      } else if (marks(line, LogMarkers.END)) {
        return Optional.of(
            new ScriptParts(text(settings), text(preparation), text(build), text(tests)));
      } else {
        Matcher start = HERE_DOCUMENT.matcher(line);
        document = start.find() ? start.group(1) : "";
        if (!testing && document.isEmpty() && SETTING.matcher(line).matches()) {
          settings.add(line);
        }
        part.add(line);
      }
    }
    return Optional.empty();
  }

  private static boolean marks(String line, String marker) {
    return line.startsWith(":") && line.contains(marker);
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
