package dev.assay.benchmark.swebench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// A patch apart by the files that it changes, with the text as it is: also what only forgiving
/// programs take for a patch keeps its parts.
///
/// @param parts in order; together they are the patch
record PatchSections(List<Section> parts) {
  /// What is said of one file.
  ///
  /// @param text with its headers
  /// @param paths that its headers name; none for what stands before the first file
  record Section(String text, Set<String> paths) {}

  private static final String GIT = "diff --git ";
  private static final String OLD = "--- ";
  private static final String NEW = "+++ ";
  private static final List<String> NAMES =
      List.of("rename from ", "rename to ", "copy from ", "copy to ");

  static PatchSections of(String patch) {
    List<Section> sections = new ArrayList<>();
    List<String> lines = List.of(patch.split("(?<=\n)", -1));
    StringBuilder text = new StringBuilder();
    Set<String> paths = new LinkedHashSet<>();
    boolean ofGit = false;
    boolean named = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean git = line.startsWith(GIT);
      boolean header = isHeader(lines, i);
      if (git || (header && (named || !ofGit))) {
        add(sections, text, paths);
        text = new StringBuilder();
        paths = new LinkedHashSet<>();
        ofGit = git;
        named = false;
      }
      if (header) {
        named = true;
        paths.addAll(names(line.substring(OLD.length())));
        paths.addAll(names(lines.get(i + 1).substring(NEW.length())));
      } else if (git) {
        paths.addAll(gitNames(line.substring(GIT.length())));
      } else if (!named) {
        for (String name : NAMES) {
          if (line.startsWith(name)) {
            addName(line.substring(name.length()).strip(), paths);
          }
        }
      }
      text.append(line);
    }
    add(sections, text, paths);
    return new PatchSections(List.copyOf(sections));
  }

  /// All files that the patch names.
  Set<String> paths() {
    Set<String> all = new LinkedHashSet<>();
    parts.forEach(part -> all.addAll(part.paths()));
    return all;
  }

  /// The patch without the parts that name a file of some kind.
  String without(Predicate<String> path) {
    StringBuilder rest = new StringBuilder();
    parts.stream()
        .filter(part -> part.paths().stream().noneMatch(path))
        .forEach(part -> rest.append(part.text()));
    return rest.toString();
  }

  private static void add(List<Section> sections, StringBuilder text, Set<String> paths) {
    if (!text.isEmpty()) {
      sections.add(new Section(text.toString(), Collections.unmodifiableSet(paths)));
    }
  }

  /// Two lines that name a file before and after; within a hunk they may be lines of its text, and
  /// then the third begins no hunk.
  private static boolean isHeader(List<String> lines, int at) {
    return at + 2 < lines.size()
        && lines.get(at).startsWith(OLD)
        && lines.get(at + 1).startsWith(NEW)
        && lines.get(at + 2).startsWith("@@");
  }

  /// `a/src/x.py b/src/x.py`: both halves, of which a name with spaces has several.
  private static Set<String> gitNames(String names) {
    Set<String> paths = new LinkedHashSet<>();
    String text = names.strip();
    for (int at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
      String left = withoutPrefix(unquoted(text.substring(0, at)));
      if (left.equals(withoutPrefix(unquoted(text.substring(at + 1))))) {
        paths.add(left);
      }
    }
    return paths;
  }

  /// A header's path, which a tab and a time may follow.
  private static Set<String> names(String header) {
    Set<String> paths = new LinkedHashSet<>();
    int tab = header.indexOf('\t');
    addName(withoutPrefix(unquoted((tab < 0 ? header : header.substring(0, tab)).strip())), paths);
    return paths;
  }

  private static void addName(String path, Set<String> paths) {
    if (!path.equals("/dev/null") && !path.equals("dev/null")) {
      paths.add(unquoted(path));
    }
  }

  private static String unquoted(String path) {
    return path.length() > 1 && path.startsWith("\"") && path.endsWith("\"")
        ? path.substring(1, path.length() - 1)
        : path;
  }

  /// Without the first folder, which is `a` or `b`.
  private static String withoutPrefix(String path) {
    return path.equals("/dev/null") ? path : path.substring(path.indexOf('/') + 1);
  }
}
