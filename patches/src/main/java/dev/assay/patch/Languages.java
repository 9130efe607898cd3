package dev.assay.patch;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The file endings of the languages that fences name.
final class Languages {
  private static final Map<String, Set<String>> ENDINGS =
      Map.ofEntries(
          Map.entry("bash", Set.of(".sh", ".bash")),
          Map.entry("c", Set.of(".c", ".h")),
          Map.entry("c++", Set.of(".cpp", ".cc", ".cxx", ".hpp", ".hh", ".h")),
          Map.entry("cpp", Set.of(".cpp", ".cc", ".cxx", ".hpp", ".hh", ".h")),
          Map.entry("cs", Set.of(".cs")),
          Map.entry("csharp", Set.of(".cs")),
          Map.entry("css", Set.of(".css")),
          Map.entry("elixir", Set.of(".ex", ".exs")),
          Map.entry("go", Set.of(".go")),
          Map.entry("golang", Set.of(".go")),
          Map.entry("haskell", Set.of(".hs")),
          Map.entry("html", Set.of(".html", ".htm")),
          Map.entry("java", Set.of(".java")),
          Map.entry("javascript", Set.of(".js", ".mjs", ".cjs", ".jsx")),
          Map.entry("js", Set.of(".js", ".mjs", ".cjs", ".jsx")),
          Map.entry("json", Set.of(".json")),
          Map.entry("jsx", Set.of(".jsx")),
          Map.entry("kotlin", Set.of(".kt", ".kts")),
          Map.entry("lua", Set.of(".lua")),
          Map.entry("markdown", Set.of(".md", ".markdown")),
          Map.entry("md", Set.of(".md", ".markdown")),
          Map.entry("php", Set.of(".php")),
          Map.entry("py", Set.of(".py", ".pyi")),
          Map.entry("python", Set.of(".py", ".pyi")),
          Map.entry("rb", Set.of(".rb")),
          Map.entry("rs", Set.of(".rs")),
          Map.entry("ruby", Set.of(".rb")),
          Map.entry("rust", Set.of(".rs")),
          Map.entry("scala", Set.of(".scala")),
          Map.entry("sh", Set.of(".sh", ".bash")),
          Map.entry("shell", Set.of(".sh", ".bash")),
          Map.entry("sql", Set.of(".sql")),
          Map.entry("swift", Set.of(".swift")),
          Map.entry("toml", Set.of(".toml")),
          Map.entry("ts", Set.of(".ts", ".tsx", ".mts")),
          Map.entry("tsx", Set.of(".tsx")),
          Map.entry("typescript", Set.of(".ts", ".tsx", ".mts")),
          Map.entry("xml", Set.of(".xml")),
          Map.entry("yaml", Set.of(".yaml", ".yml")),
          Map.entry("yml", Set.of(".yaml", ".yml")),
          Map.entry("zig", Set.of(".zig")));
  private static final Set<String> ALL_ENDINGS =
      ENDINGS.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> DIFFS =
      Set.of("diff", "patch", "udiff", "git-diff", "unified-diff");
  private static final Set<String> OUTPUT =
      Set.of("console", "output", "log", "text", "plaintext", "shell-session", "shellsession");

  /// Languages in which replies show commands and data as often as files.
  private static final Set<String> EXAMPLES =
      Set.of("bash", "sh", "shell", "json", "yaml", "yml", "toml", "xml", "markdown", "md", "sql");

  /// Endings of text files that no fence names.
  private static final Set<String> OTHER_ENDINGS =
      Set.of(
          ".adoc",
          ".bat",
          ".cfg",
          ".clj",
          ".cmake",
          ".conf",
          ".csv",
          ".dart",
          ".env",
          ".erl",
          ".f90",
          ".gradle",
          ".graphql",
          ".ini",
          ".jl",
          ".less",
          ".lock",
          ".m",
          ".ml",
          ".mod",
          ".nix",
          ".pl",
          ".pm",
          ".properties",
          ".proto",
          ".ps1",
          ".r",
          ".rst",
          ".scss",
          ".sum",
          ".svelte",
          ".tf",
          ".txt",
          ".vue");

  private Languages() {}

  /// The endings of a language's files; none for one that is not known.
  static Set<String> endings(String language) {
    return ENDINGS.getOrDefault(language, Set.of());
  }

  /// Whether files of text end so.
  static boolean isEnding(String ending) {
    return ALL_ENDINGS.contains(ending) || OTHER_ENDINGS.contains(ending);
  }

  /// Whether a block in this language is most likely a program.
  static boolean isProgram(String language) {
    return ENDINGS.containsKey(language) && !EXAMPLES.contains(language);
  }

  static boolean isDiff(String language) {
    return DIFFS.contains(language);
  }

  /// Whether a block in this language can be the file at a path. An unknown language can.
  static boolean suits(String language, String path) {
    String ending = path.substring(Math.max(path.lastIndexOf('.'), 0));
    boolean otherwiseKnown = ALL_ENDINGS.contains(ending);
    if (OUTPUT.contains(language)) {
      return !otherwiseKnown;
    }
    Set<String> endings = endings(language);
    return endings.isEmpty() || !otherwiseKnown || endings.contains(ending);
  }
}
