package dev.assay.gate;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of the shell with the places `{entry_point}`, `{config_path}` and `{output_path}`; `{{`
/// and `}}` are braces of the line itself.
///
/// @param text as the manifest has it
public record InvocationTemplate(String text) {
  private static final List<String> PLACES = List.of("entry_point", "config_path", "output_path");
  private static final Pattern PART = Pattern.compile("\\{\\{|\\}\\}|\\{([^{}]*)\\}|[{}]");

  /// @throws IllegalArgumentException when a brace is alone, or a place has another name
  public InvocationTemplate {
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      String place = parts.group(1);
      if (place == null ? parts.group().length() == 1 : !PLACES.contains(place)) {
        throw new IllegalArgumentException(
            "'%s' at character %d is none of {entry_point}, {config_path} and {output_path}; a brace of the shell's is written twice: '{{'"
                .formatted(parts.group(), parts.start() + 1));
      }
    }
  }

  /// The line with its places filled in, as they are: the manifest quotes what it wants quoted.
  String fill(String entryPoint, String configPath, String outputPath) {
    Map<String, String> values =
        Map.of("entry_point", entryPoint, "config_path", configPath, "output_path", outputPath);
    return PART.matcher(text)
        .replaceAll(part -> {
          String place = part.group(1);
          return Matcher.quoteReplacement(
              place == null ? part.group().substring(1) : values.getOrDefault(place, ""));
        });
  }
}
