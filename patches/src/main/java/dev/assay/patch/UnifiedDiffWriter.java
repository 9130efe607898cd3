package dev.assay.patch;

import static dev.assay.patch.FileHeader.NOWHERE;

import dev.assay.patch.FileChange.Delete;
import dev.assay.patch.FileChange.Edit;
import dev.assay.patch.FileChange.Mode;
import dev.assay.patch.FileChange.Rename;
import dev.assay.patch.FileChange.Write;
import dev.assay.patch.Hunk.Kind;
import dev.assay.patch.Hunk.Line;
import java.util.List;

/// Writes patches in the format of git.
final class UnifiedDiffWriter {
  private static final String NO_NEWLINE = "\\ No newline at end of file\n";

  private final StringBuilder diff = new StringBuilder();

  private UnifiedDiffWriter() {}

  static String format(Patch patch) {
    UnifiedDiffWriter writer = new UnifiedDiffWriter();
    patch.changes().forEach(writer::change);
    return writer.diff.toString();
  }

  private void change(FileChange change) {
    switch (change) {
      case Write(String path, String content) -> {
        gitLine(path, path);
        diff.append("new file mode 100644\n");
        body(NOWHERE, "b/" + path, FileContent.hunksMaking(content));
      }
      case Edit(String path, List<Hunk> hunks) -> {
        gitLine(path, path);
        body("a/" + path, "b/" + path, hunks);
      }
      case Delete(String path, List<Hunk> hunks) -> {
        gitLine(path, path);
        diff.append("deleted file mode 100644\n");
        body("a/" + path, NOWHERE, hunks);
      }
      case Rename(String from, String path, List<Hunk> hunks) -> {
        gitLine(from, path);
        diff.append(hunks.isEmpty() ? "similarity index 100%\n" : "");
        diff.append("rename from ").append(QuotedPath.quote(from)).append('\n');
        diff.append("rename to ").append(QuotedPath.quote(path)).append('\n');
        body("a/" + from, "b/" + path, hunks);
      }
      case Mode(String path, boolean executable) -> {
        gitLine(path, path);
        diff.append(executable ? "old mode 100644\n" : "old mode 100755\n");
        diff.append(executable ? "new mode 100755\n" : "new mode 100644\n");
      }
    }
  }

  private void gitLine(String from, String path) {
    diff.append("diff --git ").append(QuotedPath.quote("a/" + from));
    diff.append(' ').append(QuotedPath.quote("b/" + path)).append('\n');
  }

  private void body(String from, String to, List<Hunk> hunks) {
    if (hunks.isEmpty()) {
      return;
    }
    label("--- ", from);
    label("+++ ", to);
    int shift = 0;
    for (Hunk hunk : hunks) {
      shift += hunk(hunk, shift);
    }
  }

  /// Names with spaces end in a tab, as git writes them, so that no space is taken for a time.
  private void label(String marker, String path) {
    String name = QuotedPath.quote(path);
    boolean tab = name.equals(path) && path.chars().anyMatch(Character::isWhitespace);
    diff.append(marker).append(name).append(tab ? "\t\n" : "\n");
  }

  /// Writes a hunk and gives the number of lines that it adds to the file.
  private int hunk(Hunk hunk, int shift) {
    int lastOld = -1;
    int lastNew = -1;
    int oldCount = 0;
    int newCount = 0;
    List<Line> lines = hunk.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).kind() != Kind.ADDED) {
        lastOld = i;
        oldCount++;
      }
      if (lines.get(i).kind() != Kind.REMOVED) {
        lastNew = i;
        newCount++;
      }
    }
    int start = hunk.oldStart() + shift + (oldCount == 0 ? 1 : 0) - (newCount == 0 ? 1 : 0);
    diff.append(
        new HunkHeader(
            hunk.oldStart(),
            oldCount,
            Math.clamp(start, 0, Hunk.LAST_LINE),
            newCount,
            hunk.section()));
    diff.append('\n');
    for (int i = 0; i < lines.size(); i++) {
      diff.append(marker(lines.get(i).kind())).append(lines.get(i).text()).append('\n');
      boolean noNewline =
          (i == lastOld && hunk.oldEndsWithoutNewline())
              || (i == lastNew && hunk.newEndsWithoutNewline());
      diff.append(noNewline ? NO_NEWLINE : "");
    }
    return newCount - oldCount;
  }

  private static char marker(Kind kind) {
    return switch (kind) {
      case CONTEXT -> ' ';
      case REMOVED -> '-';
      case ADDED -> '+';
    };
  }
}
