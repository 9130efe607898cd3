package dev.assay.patch;

import dev.assay.patch.Hunk.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads blocks that give the lines to be found and the lines to take their place.
final class SearchReplaceReader {
  private final WorkspacePaths paths;
  private final FileNaming naming;
  private final Repairs repairs;
  private Optional<String> lastPath = Optional.empty();

  /// Reads the blocks of one reply in order: one that names no file is for that of the one before.
  SearchReplaceReader(WorkspacePaths paths, FileNaming naming, Repairs repairs) {
    this.paths = paths;
    this.naming = naming;
    this.repairs = repairs;
  }

  static boolean reads(ReplyBlock block) {
    return block.lines().stream().anyMatch(SearchReplaceMarker.SEARCH::matches);
  }

  BlockReading read(ReplyBlock block) {
    TextLines lines = block.lines();
    List<FileChange> changes = new ArrayList<>();
    int at = 0;
    int end = 0;
    while (at < lines.size()) {
      if (!SearchReplaceMarker.SEARCH.matches(lines.get(at))) {
        at++;
        continue;
      }
      Optional<String> path = path(block, end, at);
      int divider = divider(lines, at);
      int replaced = divider;
      while (replaced < lines.size() && !SearchReplaceMarker.REPLACE.matches(lines.get(replaced))) {
        replaced++;
      }
      if (replaced == lines.size()) {
        return new BlockReading(changes, true);
      }
      if (replaced == divider) {
        repairs.add("a search/replace block without a line of = was dropped");
      } else if (path.isEmpty()) {
        repairs.add("a search/replace block that names no file was dropped");
      } else {
        List<String> search = lines.subList(at + 1, divider);
        List<String> replacement = lines.subList(divider + 1, replaced);
        change(path.get(), search, replacement).ifPresent(changes::add);
      }
      end = replaced + 1;
      at = end;
    }
    return new BlockReading(changes, false);
  }

  /// The line between the halves of a block, or the one that ends it when there is none.
  private static int divider(TextLines lines, int marker) {
    String divider = SearchReplaceMarker.divider(lines.get(marker));
    int at = marker + 1;
    while (at < lines.size()
        && !lines.get(at).stripTrailing().equals(divider)
        && !SearchReplaceMarker.REPLACE.matches(lines.get(at))) {
      at++;
    }
    return at;
  }

  private Optional<String> path(ReplyBlock block, int from, int marker) {
    Optional<String> name = Optional.empty();
    for (int line = marker - 1; line >= from && name.isEmpty(); line--) {
      String text = block.lines().get(line);
      name = naming.asHeading(text).or(() -> naming.inComment(text));
    }
    Optional<String> path =
        name.or(() -> naming.inInfo(block.info()))
            .or(() -> naming.asHeading(block.heading()))
            .or(() -> naming.inSentence(block.heading()))
            .map(paths::named)
            .or(() -> lastPath)
            .or(paths::only);
    lastPath = path;
    return path;
  }

  private Optional<FileChange> change(String path, List<String> search, List<String> replacement) {
    if (search.stream().allMatch(String::isBlank) && !paths.contains(path)) {
      return Optional.of(new FileChange.Write(path, String.join("\n", replacement) + "\n"));
    }
    int top = 0;
    int shorter = Math.min(search.size(), replacement.size());
    while (top < shorter && search.get(top).equals(replacement.get(top))) {
      top++;
    }
    int bottom = 0;
    while (bottom < shorter - top
        && search
            .get(search.size() - 1 - bottom)
            .equals(replacement.get(replacement.size() - 1 - bottom))) {
      bottom++;
    }
    HunkBuilder hunk = new HunkBuilder();
    search.subList(0, top).forEach(line -> hunk.add(Kind.CONTEXT, line));
    search.subList(top, search.size() - bottom).forEach(line -> hunk.add(Kind.REMOVED, line));
    replacement
        .subList(top, replacement.size() - bottom)
        .forEach(line -> hunk.add(Kind.ADDED, line));
    search
        .subList(search.size() - bottom, search.size())
        .forEach(line -> hunk.add(Kind.CONTEXT, line));
    if (hunk.isEmpty() || hunk.changesNothing()) {
      repairs.add(path + ": a search/replace block that changes nothing was dropped");
      return Optional.empty();
    }
    return Optional.of(new FileChange.Edit(path, List.of(hunk.build(0, ""))));
  }
}
