package dev.assay.benchmark.catalog;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The public names that a source file declares, as far as its lines tell.
final class PublicNames {
  private static final int FLAGS = Pattern.MULTILINE;

  // Each begins a line; a name in the group 'member' belongs to something, in 'name' to the file.
  private static final Pattern PYTHON =
      Pattern.compile(
          "^(?:(?:async )?def|class) (?<name>[A-Za-z]\\w*)|^ {4}(?:async )?def (?<member>[A-Za-z]\\w*)",
          FLAGS);
  private static final Pattern JAVASCRIPT =
      Pattern.compile(
          "^export (?:default )?(?:async )?(?:function\\*?|class|const|let|var) (?<name>[\\w$]+)"
              + "|^(?:module\\.)?exports\\.(?<member>[\\w$]+) *=",
          FLAGS);
  private static final Pattern GO =
      Pattern.compile(
          "^(?:func|type|var|const) (?<name>[A-Z]\\w*)|^func \\((?:\\w+ )?\\*?[A-Z][^)]*\\) (?<member>[A-Z]\\w*)",
          FLAGS);
  private static final Pattern RUST =
      Pattern.compile(
          "^pub (?:async |const |unsafe )*(?:fn|struct|enum|trait|type|const|static) (?<name>\\w+)"
              + "|^ +pub (?:async |const |unsafe )*fn (?<member>\\w+)",
          FLAGS);
  private static final Pattern CPP =
      Pattern.compile(
          "^(?:class|struct|enum class) (?<name>\\w+)\\b(?! *;)"
              + "|^ +(?:[\\w:<>,]+[ *&]+)+(?<member>[a-z]\\w*)\\([^;]*$",
          FLAGS);
  private static final Pattern JAVA =
      Pattern.compile(
          "^public (?:[a-z]+ )*(?:class|interface|record|enum) (?<name>\\w+)"
              + "|(?<!@Override\\s{1,20})^ +public (?:[\\w<>\\[\\],.?]+ )+(?<member>\\w+)\\(",
          FLAGS);

  // What belongs to something private is private, whatever it is called.
  private static final Pattern PYTHON_PRIVATE_CLASS =
      Pattern.compile("^class _.*\\n(?:[ \\t].*\\n|\\n)*", FLAGS);
  private static final Pattern RUST_METHODS =
      Pattern.compile("^impl(?:<[^{]*?>)? (?<type>\\w+)[^{]*\\{.*?^\\}", FLAGS | Pattern.DOTALL);

  /// Declared because a language or library calls them, under this name and no other.
  private static final Set<String> CALLED_BY_OTHERS =
      Set.of(
          "String",
          "Error",
          "Unwrap",
          "Is",
          "Len",
          "Less",
          "Swap",
          "Push",
          "Pop",
          "ServeHTTP",
          "MarshalJSON",
          "UnmarshalJSON",
          "main",
          "toString",
          "equals",
          "hashCode");

  private final String language;

  PublicNames(String language) {
    this.language = language;
  }

  /// The names declared in the source that the tests use.
  Set<String> usedBy(String tests, String source) {
    Set<String> used = new TreeSet<>();
    Pattern declarations =
        switch (language) {
          case "python" -> PYTHON;
          case "javascript", "typescript", "html" -> JAVASCRIPT;
          case "go" -> GO;
          case "rust" -> RUST;
          case "cpp", "c++" -> CPP;
          case "java" -> JAVA;
          default -> Pattern.compile("(?<name>(?<member>(?!)))");
        };
    for (Matcher matcher = declarations.matcher(publicPart(source)); matcher.find(); ) {
      String name = matcher.group("name");
      String member = matcher.group("member");
      if (name != null && mentions(tests, name)) {
        used.add(name);
      } else if (member != null && isReached(tests, member)) {
        used.add(member);
      }
    }
    used.removeAll(CALLED_BY_OTHERS);
    return used;
  }

  private String publicPart(String source) {
    return switch (language) {
      case "python" -> PYTHON_PRIVATE_CLASS.matcher(source).replaceAll("");
      case "rust" ->
          RUST_METHODS
              .matcher(source)
              .replaceAll(block ->
                  mentions(source, "pub struct " + block.group(1))
                          || mentions(source, "pub enum " + block.group(1))
                      ? Matcher.quoteReplacement(block.group())
                      : "");
      default -> source;
    };
  }

  static boolean mentions(String text, String name) {
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])").matcher(text).find();
  }

  private static boolean isReached(String text, String member) {
    return Pattern.compile("(?:\\.|->|::)" + Pattern.quote(member) + "(?![\\w$])")
        .matcher(text)
        .find();
  }
}
