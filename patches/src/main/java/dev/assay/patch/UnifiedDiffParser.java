package dev.assay.patch;

import dev.assay.patch.FileHeader.Operation;
import dev.assay.patch.Hunk.Kind;
import java.util.ArrayList;
import java.util.List;

/// Reads diffs that programs made: the numbers in hunk headers are taken at their word.
final class UnifiedDiffParser {
  private final TextLines lines;
  private final List<FileChange> changes = new ArrayList<>();
  private int at;

  private UnifiedDiffParser(TextLines lines) {
    this.lines = lines;
  }

  static Patch parse(String diff) {
    return new UnifiedDiffParser(TextLines.of(diff)).patch();
  }

  private Patch patch() {
    boolean blank = true;
    while (at < lines.size()) {
      if (startsFile()) {
        file(FileHeaderReader.read(lines, at).orElseThrow());
        continue;
      }
      if (lines.startsWith(at, "@@ -") && HunkHeader.read(withoutReturn(at)).isPresent()) {
        throw malformed("a hunk without a file header");
      }
      if (lines.startsWith(at, "Binary files ") && withoutReturn(at).endsWith(" differ")) {
        throw malformed("the diff is binary; only text can be patched");
      }
      blank &= lines.get(at).isBlank();
      at++;
    }
    if (changes.isEmpty() && !blank) {
      throw new MalformedPatchException(1, "no diff in the text");
    }
    return new Patch(changes);
  }

  private boolean startsFile() {
    return lines.startsWith(at, "diff --git ")
        || (FileHeaderReader.isPlain(lines, at) && lines.startsWith(at + 2, "@@ -"));
  }

  private void file(FileHeader header) {
    switch (header.operation()) {
      case BINARY -> throw malformed("the diff is binary; only text can be patched");
      case COPY -> throw malformed("copies are not supported; write the new file out");
      case EDIT, CREATE, DELETE, RENAME -> {}
    }
    if (header.asksForSpecialFile()) {
      throw malformed(
          "the diff makes a link, submodule or device; only regular files can be patched");
    }
    String oldPath = path(header, header.oldLabel());
    String newPath = path(header, header.newLabel());
    int first = at;
    at = header.next();
    List<Hunk> hunks = hunks(header.carriageReturns());
    switch (header.operation()) {
      case CREATE -> changes.add(new FileChange.Write(newPath, content(newPath, hunks)));
      case DELETE -> changes.add(new FileChange.Delete(oldPath, hunks));
      case RENAME -> changes.add(new FileChange.Rename(oldPath, newPath, hunks));
      case EDIT, COPY, BINARY -> {
        if (!hunks.isEmpty()) {
          changes.add(new FileChange.Edit(newPath, hunks));
        } else if (header.mode().isEmpty()) {
          throw new MalformedPatchException(first + 1, "the diff of " + newPath + " has no hunks");
        }
      }
    }
    boolean executable = header.mode().equals("100755");
    if (executable || (!header.mode().isEmpty() && header.operation() != Operation.CREATE)) {
      changes.add(new FileChange.Mode(newPath, executable));
    }
  }

  private String path(FileHeader header, String label) {
    String path = header.prefixed() ? label.substring(label.indexOf('/') + 1) : label;
    if (path.isEmpty()) {
      throw malformed("the header names no file");
    }
    return path;
  }

  private String content(String path, List<Hunk> hunks) {
    if (hunks.isEmpty()) {
      return "";
    }
    if (hunks.size() > 1 || !hunks.getFirst().oldLines().isEmpty()) {
      throw malformed("the new file " + path + " has old lines");
    }
    Hunk hunk = hunks.getFirst();
    String text = String.join("\n", hunk.newLines());
    return hunk.newEndsWithoutNewline() ? text : text + "\n";
  }

  private List<Hunk> hunks(boolean carriageReturns) {
    List<Hunk> hunks = new ArrayList<>();
    while (lines.startsWith(at, "@@ -")) {
      hunks.add(hunk(carriageReturns));
    }
    boolean leftOver = lines.startsWith(at, "+") || lines.startsWith(at, "-");
    if (leftOver && !startsFile() && !withoutReturn(at).stripTrailing().equals("--")) {
      throw malformed("the line belongs to no hunk; the numbers in the hunk's header are wrong");
    }
    return hunks;
  }

  private Hunk hunk(boolean carriageReturns) {
    HunkHeader header =
        HunkHeader.read(withoutReturn(at)).orElseThrow(() -> malformed("a broken hunk header"));
    int first = at + 1;
    at++;
    HunkBuilder hunk = new HunkBuilder();
    while (hunk.oldCount() < header.oldCount() || hunk.newCount() < header.newCount()) {
      if (at >= lines.size()) {
        throw malformed("the patch ends within a hunk");
      }
      line(hunk, carriageReturns ? withoutReturn(at) : lines.get(at));
      at++;
    }
    if (lines.startsWith(at, "\\")) {
      hunk.markMissingNewline();
      at++;
    }
    boolean fits = hunk.oldCount() == header.oldCount() && hunk.newCount() == header.newCount();
    if (hunk.isEmpty() || !fits || hunk.misplacedMarker()) {
      throw new MalformedPatchException(
          first, "the hunk does not have the lines that its header announces");
    }
    return hunk.build(header.oldStart(), header.section());
  }

  private void line(HunkBuilder hunk, String line) {
    switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case ' ' -> hunk.add(Kind.CONTEXT, line.isEmpty() ? "" : line.substring(1));
      case '-' -> hunk.add(Kind.REMOVED, line.substring(1));
      case '+' -> hunk.add(Kind.ADDED, line.substring(1));
      case '\\' -> hunk.markMissingNewline();
      case '\r' -> hunk.add(Kind.CONTEXT, line);
      default -> throw malformed("a line in a hunk starts with a space, +, - or a backslash");
    }
  }

  private String withoutReturn(int line) {
    String text = lines.get(line);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private MalformedPatchException malformed(String problem) {
    return new MalformedPatchException(at + 1, problem);
  }
}
