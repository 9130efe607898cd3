package dev.assay.patch;

import dev.assay.patch.Hunk.Kind;
import dev.assay.patch.Hunk.Line;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Entities such as `&lt;` that stand for characters of HTML. A model may escape a whole patch with
/// them.
final class HtmlEntities {
  private static final Map<String, String> CHARACTERS =
      Map.of(
          "&lt;", "<", "&gt;", ">", "&amp;", "&", "&quot;", "\"", "&#39;", "'", "&#x27;", "'",
          "&apos;", "'");
  private static final Pattern ENTITY = Pattern.compile("&(?:lt|gt|amp|quot|apos|#39|#x27);");

  private HtmlEntities() {}

  static boolean in(String text) {
    return ENTITY.matcher(text).find();
  }

  /// Whether lines that have to be in the file hold one.
  static boolean inOldLines(List<Hunk> hunks) {
    return hunks.stream()
        .flatMap(hunk -> hunk.lines().stream())
        .anyMatch(line -> line.kind() != Kind.ADDED && in(line.text()));
  }

  /// The patch with characters in place of entities.
  static Patch replace(Patch patch) {
    return new Patch(patch.changes().stream().map(HtmlEntities::replace).toList());
  }

  private static FileChange replace(FileChange change) {
    return switch (change) {
      case FileChange.Write(String path, String content) ->
          new FileChange.Write(path, replace(content));
      case FileChange.Edit(String path, List<Hunk> hunks) ->
          new FileChange.Edit(path, replace(hunks));
      case FileChange.Delete(String path, List<Hunk> hunks) ->
          new FileChange.Delete(path, replace(hunks));
      case FileChange.Rename(String from, String path, List<Hunk> hunks) ->
          new FileChange.Rename(from, path, replace(hunks));
      case FileChange.Mode mode -> mode;
    };
  }

  private static List<Hunk> replace(List<Hunk> hunks) {
    return hunks.stream()
        .map(hunk ->
            hunk.withLines(
                hunk.lines().stream()
                    .map(line -> new Line(line.kind(), replace(line.text())))
                    .toList()))
        .toList();
  }

  private static String replace(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(
            entity -> Matcher.quoteReplacement(CHARACTERS.getOrDefault(entity.group(), "")));
  }
}
