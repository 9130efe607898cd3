package dev.assay.patch;

/// A part of a reply that may hold a patch.
///
/// @param fenced whether it stands between fences
/// @param info what follows the opening fence, such as `python src/a.py`; empty without
/// @param heading the last line of prose before it; empty when another block stands there
/// @param lines what is in it, without the fences and their indentation
/// @param closed whether its end was found before the reply's
/// @param line where in the reply it starts, from one
record ReplyBlock(
    boolean fenced, String info, String heading, TextLines lines, boolean closed, int line) {
  /// The first word of the info string in lower case and without a version: the language, as a
  /// rule.
  String language() {
    String word = info.strip().split("[\\s:{,]", 2)[0];
    return word.toLowerCase(java.util.Locale.ROOT).replaceFirst("(?<=[a-z+])[\\d.]+$", "");
  }

  /// The number of the first line that is not blank; the number of lines when all are.
  int firstLine() {
    int at = 0;
    while (at < lines.size() && lines.get(at).isBlank()) {
      at++;
    }
    return at;
  }
}
