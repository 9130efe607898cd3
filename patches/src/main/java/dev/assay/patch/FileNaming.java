package dev.assay.patch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the file that a block of a reply is for, in the places where models name it.
final class FileNaming {
  private static final int LONGEST = 500;
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?:title|file|filename|path|name)\\s*[=:]\\s*[\"']?([^\"'\\s}]+)");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)^(?:new |updated? |modified |full )?(?:file(?:name| ?path)?|path)\\s*:\\s*");
  private static final Pattern COMMENT =
      Pattern.compile("(?:#|//|--|;|%|/\\*+|<!--)\\s*(.+?)\\s*(?:\\*/|-->)?");
  private static final Pattern MARKUP = Pattern.compile("^[#>*_\\s\\d.)-]+|[*_:\\s]+$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern FILE =
      Pattern.compile(
          "(?:[\\w@+~.-]+/)*[\\w@+~.-]*[\\w-](\\.\\w{1,10})|(?:[\\w@+~.-]+/)*(?:Make|Docker)file");

  private final WorkspacePaths paths;

  FileNaming(WorkspacePaths paths) {
    this.paths = paths;
  }

  /// The name in an info string: `python src/a.py`, `python:src/a.py`, `title="src/a.py"`.
  Optional<String> inInfo(String info) {
    if (info.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher attribute = ATTRIBUTE.matcher(info);
    if (attribute.find()) {
      return Optional.of(attribute.group(1));
    }
    return Stream.of(info.split("[\\s:]+")).filter(this::isFile).reduce((first, last) -> last);
  }

  /// The name that is all there is in the line before a block: `### src/a.py`, `File: src/a.py`,
  /// **`src/a.py`**.
  Optional<String> asHeading(String heading) {
    if (heading.isBlank() || heading.length() > LONGEST) {
      return Optional.empty();
    }
    String whole = MARKUP.matcher(heading.strip()).replaceAll("");
    String name = LABEL.matcher(whole).replaceFirst("").replace("`", "");
    String bare = MARKUP.matcher(name).replaceAll("").strip();
    return Stream.of(whole, name, bare).filter(this::isFile).findFirst();
  }

  /// The only file that the sentence before a block names in backticks, or that it names and that
  /// is known.
  Optional<String> inSentence(String sentence) {
    if (sentence.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> quoted =
        CODE.matcher(sentence)
            .results()
            .map(match -> match.group(1))
            .filter(this::isFile)
            .distinct()
            .toList();
    if (!quoted.isEmpty()) {
      return quoted.size() == 1 ? Optional.of(quoted.getFirst()) : Optional.empty();
    }
    List<String> words =
        Stream.of(sentence.split("[\\s()\"'*]+"))
            .map(word -> word.replaceAll("[:,;.]+$", ""))
            .filter(paths::contains)
            .distinct()
            .toList();
    return words.size() == 1 ? Optional.of(words.getFirst()) : Optional.empty();
  }

  /// The name in a comment that is a whole line: `# src/a.py`, `// File: src/a.py`.
  Optional<String> inComment(String line) {
    Matcher comment = COMMENT.matcher(line.strip());
    if (line.length() > LONGEST || !comment.matches()) {
      return Optional.empty();
    }
    String name = LABEL.matcher(comment.group(1)).replaceFirst("").replace("`", "").strip();
    return isFile(name) ? Optional.of(name) : Optional.empty();
  }

  /// Whether this is a known path, or looks like one: with a folder or an ending that files have.
  private boolean isFile(String name) {
    if (paths.contains(name)) {
      return true;
    }
    Matcher file = FILE.matcher(name);
    return file.matches()
        && (name.indexOf('/') >= 0 || file.group(1) == null || Languages.isEnding(file.group(1)));
  }
}
