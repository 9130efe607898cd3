package dev.assay.patch;

import java.util.Optional;
import java.util.Set;

/// Finds the line that closes a fenced block whose content may hold fences itself.
final class FenceEnd {
  private static final Set<String> MARKDOWN = Set.of("md", "markdown", "mdx", "rst");
  private static final int TOLERANCE = 3;

  private final TextLines lines;
  private final Fence fence;

  FenceEnd(TextLines lines, Fence fence) {
    this.lines = lines;
    this.fence = fence;
  }

  /// The number of the closing line; the number of lines when there is none.
  ///
  /// @param first the first line of the content
  /// @param mayNest whether the block is a Markdown file, in which fences come in pairs
  int find(int first, boolean mayNest) {
    if (mayNest) {
      int paired = closing(first, true);
      if (paired < lines.size()) {
        return paired;
      }
    }
    return isDiff(first) ? ofDiff(first) : closing(first, false);
  }

  /// Whether what is known of a block says that it is a Markdown file.
  static boolean isMarkdown(String language, String heading) {
    String name = heading.strip().replaceAll("[`*:_\\s]+$", "");
    return MARKDOWN.contains(language) || name.endsWith(".md") || name.endsWith(".mdx");
  }

  /// What stands in a search/replace block closes nothing.
  private int closing(int first, boolean nesting) {
    int open = 1;
    boolean searching = false;
    for (int at = first; at < lines.size(); at++) {
      String line = lines.get(at);
      if (SearchReplaceMarker.SEARCH.matches(line)) {
        searching = SearchReplaceMarker.REPLACE.follows(lines, at);
      } else if (SearchReplaceMarker.REPLACE.matches(line)) {
        searching = false;
      } else if (!searching && fence.closes(line, TOLERANCE)) {
        open--;
        if (open == 0) {
          return at;
        }
      } else if (!searching && nesting && fence.nests(line)) {
        open++;
      }
    }
    return lines.size();
  }

  private boolean isDiff(int first) {
    int at = first;
    while (at < lines.size() && lines.get(at).isBlank()) {
      at++;
    }
    return fence.info().startsWith("diff")
        || fence.info().startsWith("patch")
        || (at < lines.size() && DiffStart.isAt(lines, at));
  }

  /// In a diff an indented fence is context. One that has lost its leading space is too, when its
  /// hunk is to go on, does go on, and another fence follows that can close the block.
  private int ofDiff(int first) {
    HunkCount count = HunkCount.DONE;
    for (int at = first; at < lines.size(); at++) {
      String line = fence.content(lines.get(at));
      Optional<HunkHeader> header = HunkHeader.read(line.stripTrailing());
      if (header.isPresent()) {
        count = HunkCount.of(header.get());
      } else if (!fence.closes(lines.get(at), 0)) {
        count = count.after(line);
      } else if (!count.isDone() && goesOn(at)) {
        count = count.after(" ");
      } else {
        return at;
      }
    }
    return lines.size();
  }

  private boolean goesOn(int at) {
    if (at + 1 >= lines.size()) {
      return false;
    }
    String next = fence.content(lines.get(at + 1));
    boolean continues = !next.isBlank() && " +-".indexOf(next.charAt(0)) >= 0;
    return continues && closing(at + 1, false) < lines.size();
  }
}
