package dev.assay.patch;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells which file of the workspace a model means by what it calls it.
final class WorkspacePaths {
  /// What models put before the paths of a workspace.
  private static final Set<String> WRAPPERS =
      Set.of("workspace", "repo", "repository", "testbed", "app", "project", "code");

  private static final Set<String> SIDES = Set.of("a", "b");

  private final Set<String> known;
  private final Repairs repairs;

  WorkspacePaths(Set<String> known, Repairs repairs) {
    this.known = known;
    this.repairs = repairs;
  }

  boolean contains(String path) {
    return known.contains(path);
  }

  /// The files with one of these endings, such as `.py`.
  List<String> endingIn(Set<String> endings) {
    return known.stream()
        .filter(path -> endings.stream().anyMatch(path::endsWith))
        .sorted()
        .toList();
  }

  /// The only file there is; empty when there are more or none.
  Optional<String> only() {
    return known.size() == 1 ? known.stream().findFirst() : Optional.empty();
  }

  /// The path of the file to change that a name stands for: that of a known file when one fits,
  /// else the name without what is surely no part of it.
  ///
  /// @param prefixed whether the name stands behind `a/`, `b/` or the like
  String existing(String name, boolean prefixed) {
    String label = plain(name);
    String path = unprefixed(label, prefixed);
    if (known.contains(path)) {
      return path;
    }
    if (known.contains(label)) {
      return label;
    }
    String slashed = path.replace('\\', '/');
    for (String end = slashed; !climbs(path) && !end.isEmpty(); end = withoutFirstFolder(end)) {
      if (known.contains(end)) {
        return repaired(name, path, end);
      }
    }
    return repaired(
        name, path, completed(slashed).orElseGet(() -> withoutWrappers(path, prefixed)));
  }

  /// The path of a file to write that a name stands for. A bare file name stands for the only known
  /// file of that name.
  String named(String name) {
    String path = withoutWrappers(plain(name).replace('\\', '/'), true);
    boolean bare = path.indexOf('/') < 0 && !known.contains(path);
    return repaired(name, plain(name), bare ? completed(path).orElse(path) : path);
  }

  /// The path of a file that a diff makes.
  String fresh(String name, boolean prefixed) {
    String path = unprefixed(plain(name), prefixed);
    return repaired(name, path, withoutWrappers(path, prefixed));
  }

  private String repaired(String name, String path, String repaired) {
    if (!path.equals(repaired)) {
      repairs.add("the path " + name + " was read as " + repaired);
    }
    return repaired;
  }

  private static String unprefixed(String label, boolean prefixed) {
    return prefixed ? label.substring(label.indexOf('/') + 1) : label;
  }

  /// The only known path that ends so.
  private Optional<String> completed(String end) {
    List<String> longer = known.stream().filter(path -> path.endsWith("/" + end)).toList();
    return longer.size() == 1 ? Optional.of(longer.getFirst()) : Optional.empty();
  }

  /// A new file's path without folders that the workspace does not have and that stand for itself.
  private String withoutWrappers(String path, boolean prefixed) {
    String rest = path.startsWith("/") ? path.substring(1) : path;
    int slash = rest.indexOf('/');
    String first = slash > 0 ? rest.substring(0, slash) : "";
    boolean wrapped =
        (WRAPPERS.contains(first) || (!prefixed && SIDES.contains(first)))
            && known.stream().noneMatch(file -> file.startsWith(rest.substring(0, slash + 1)));
    return wrapped ? rest.substring(slash + 1) : path;
  }

  private static boolean climbs(String path) {
    return List.of(path.split("/", -1)).contains("..");
  }

  private static String withoutFirstFolder(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? "" : path.substring(slash + 1);
  }

  private static String plain(String name) {
    String plain = name.strip();
    while (plain.length() > 1
        && isQuote(plain.charAt(0))
        && plain.endsWith(plain.substring(0, 1))) {
      plain = plain.substring(1, plain.length() - 1);
    }
    while (plain.startsWith("./")) {
      plain = plain.substring(2);
    }
    return plain;
  }

  private static boolean isQuote(char character) {
    return character == '`' || character == '"' || character == '\'' || character == '*';
  }
}
