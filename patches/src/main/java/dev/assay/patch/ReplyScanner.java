package dev.assay.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Parts a reply into the blocks that may hold a patch and the prose around them.
final class ReplyScanner {
  private static final Fence NO_FENCE = new Fence(0, "", "");
  private static final String ENVELOPE = "*** Begin Patch";
  private static final String ENVELOPE_END = "*** End Patch";

  private final TextLines lines;
  private final List<ReplyBlock> blocks = new ArrayList<>();
  private int at;
  private String heading = "";

  private ReplyScanner(TextLines lines) {
    this.lines = lines;
  }

  static List<ReplyBlock> scan(TextLines lines) {
    ReplyScanner scanner = new ReplyScanner(lines);
    while (scanner.at < lines.size()) {
      scanner.step();
    }
    return scanner.blocks;
  }

  private void step() {
    String line = lines.get(at);
    Optional<Fence> fence = Fence.read(line);
    if (fence.isPresent()) {
      fenced(fence.get());
    } else if (line.startsWith(ENVELOPE)) {
      until(ENVELOPE_END);
    } else if (SearchReplaceMarker.SEARCH.matches(line)) {
      searchReplace();
    } else if (DiffStart.isAt(lines, at)) {
      int end = new LooseDiffReader(lines, at, true, new Repairs()).read().next();
      add(NO_FENCE, at, end, false, end < lines.size(), Math.max(end, at + 1));
    } else if (!indentedDiff(line)) {
      heading = line.isBlank() ? heading : line;
      at++;
    }
  }

  private void fenced(Fence fence) {
    int end =
        new FenceEnd(lines, fence)
            .find(
                at + 1,
                FenceEnd.isMarkdown(fence.info().split("[\\s:]", 2)[0], fence.info())
                    || FenceEnd.isMarkdown("", heading));
    add(fence, at + 1, end, true, end < lines.size(), end + 1);
  }

  private void until(String lastLine) {
    int end = at;
    while (end < lines.size() && !lines.startsWith(end, lastLine)) {
      end++;
    }
    boolean closed = end < lines.size();
    int next = closed ? end + 1 : end;
    add(NO_FENCE, at, next, false, closed, next);
  }

  private void searchReplace() {
    int end = at;
    while (end < lines.size() && !SearchReplaceMarker.REPLACE.matches(lines.get(end))) {
      end++;
    }
    boolean closed = end < lines.size();
    int next = closed ? end + 1 : end;
    add(NO_FENCE, at, next, false, closed, next);
  }

  /// Takes a diff that is indented as a whole, as code is in Markdown.
  private boolean indentedDiff(String line) {
    int indentation = line.length() - line.stripLeading().length();
    if (indentation == 0 || line.isBlank() || !mayStartDiff(line.substring(indentation))) {
      return false;
    }
    Fence fence = new Fence(indentation, "", "");
    if (!DiffStart.isAt(content(fence, at, Math.min(at + 3, lines.size())), 0)) {
      return false;
    }
    int end = at;
    while (end < lines.size() && (lines.get(end).isBlank() || isIndented(end, indentation))) {
      end++;
    }
    add(fence, at, end, false, end < lines.size(), end);
    return true;
  }

  private static boolean mayStartDiff(String line) {
    return line.startsWith("diff --git ") || line.startsWith("--- ") || line.startsWith("@@ -");
  }

  private boolean isIndented(int line, int indentation) {
    String text = lines.get(line);
    return text.length() > indentation && text.substring(0, indentation).isBlank();
  }

  private void add(Fence fence, int first, int end, boolean fenced, boolean closed, int next) {
    blocks.add(
        new ReplyBlock(
            fenced, fence.info(), heading, content(fence, first, end), closed, first + 1));
    heading = "";
    at = next;
  }

  private TextLines content(Fence fence, int first, int end) {
    StringBuilder content = new StringBuilder();
    for (int line = first; line < end; line++) {
      content.append(fence.content(lines.get(line)));
      boolean midLine = line == lines.size() - 1 && lines.endsWithoutNewline();
      content.append(midLine ? "" : "\n");
    }
    return TextLines.of(content.toString());
  }
}
