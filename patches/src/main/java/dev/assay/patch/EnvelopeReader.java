package dev.assay.patch;

import dev.assay.patch.Hunk.Kind;
import java.util.ArrayList;
import java.util.List;

/// Reads the envelope `*** Begin Patch`, in which each file has a line that says what happens to
/// it, and places are given by the headings above them in place of numbers.
final class EnvelopeReader {
  private static final String ADD = "*** Add File: ";
  private static final String UPDATE = "*** Update File: ";
  private static final String DELETE = "*** Delete File: ";
  private static final String MOVE = "*** Move to: ";
  private static final String END = "*** End Patch";

  private final WorkspacePaths paths;
  private final Repairs repairs;
  private final List<FileChange> changes = new ArrayList<>();
  private final TextLines lines;
  private int at;

  private EnvelopeReader(TextLines lines, WorkspacePaths paths, Repairs repairs) {
    this.lines = lines;
    this.paths = paths;
    this.repairs = repairs;
  }

  /// Whether a block holds an envelope.
  static boolean reads(ReplyBlock block) {
    return !Languages.isProgram(block.language())
        && block.lines().stream()
            .anyMatch(line ->
                line.startsWith("*** Begin Patch")
                    || line.startsWith(UPDATE)
                    || line.startsWith(ADD)
                    || line.startsWith(DELETE));
  }

  static BlockReading read(ReplyBlock block, WorkspacePaths paths, Repairs repairs) {
    EnvelopeReader reader = new EnvelopeReader(block.lines(), paths, repairs);
    boolean cut = reader.isCut() && !(block.fenced() && block.closed());
    while (reader.at < reader.lines.size() && !reader.lines.startsWith(reader.at, END)) {
      reader.section();
    }
    if (cut && !reader.changes.isEmpty()) {
      reader.dropLastPart();
    }
    return new BlockReading(reader.changes, cut);
  }

  private boolean isCut() {
    return lines.stream().noneMatch(line -> line.startsWith(END));
  }

  private void dropLastPart() {
    FileChange last = changes.removeLast();
    if (last instanceof FileChange.Edit(String path, List<Hunk> hunks) && hunks.size() > 1) {
      changes.add(new FileChange.Edit(path, hunks.subList(0, hunks.size() - 1)));
    }
  }

  private void section() {
    String line = lines.get(at).stripTrailing();
    at++;
    if (line.startsWith(ADD)) {
      String path = paths.fresh(line.substring(ADD.length()), false);
      changes.add(new FileChange.Write(path, content(path)));
    } else if (line.startsWith(DELETE)) {
      changes.add(new FileChange.Delete(paths.existing(line.substring(DELETE.length()), false)));
    } else if (line.startsWith(UPDATE)) {
      update(paths.existing(line.substring(UPDATE.length()), false));
    }
  }

  private String content(String path) {
    StringBuilder content = new StringBuilder();
    while (at < lines.size() && !lines.startsWith(at, "*** ")) {
      String line = lines.get(at);
      if (!line.startsWith("+")) {
        repairs.add(path + ": lines of the new file without a leading + were added too");
      }
      content.append(line.startsWith("+") ? line.substring(1) : line).append('\n');
      at++;
    }
    return content.toString();
  }

  private void update(String path) {
    String target = path;
    if (lines.startsWith(at, MOVE)) {
      target = paths.fresh(lines.get(at).substring(MOVE.length()), false);
      at++;
    }
    List<Hunk> hunks = new ArrayList<>();
    while (at < lines.size() && !isNextSection()) {
      hunk(path, hunks);
    }
    if (!target.equals(path)) {
      changes.add(new FileChange.Rename(path, target, hunks));
    } else if (hunks.isEmpty()) {
      repairs.add(path + ": an update that changes nothing was dropped");
    } else {
      changes.add(new FileChange.Edit(path, hunks));
    }
  }

  private boolean isNextSection() {
    return lines.startsWith(at, "*** ") && !lines.startsWith(at, "*** End of File");
  }

  private void hunk(String path, List<Hunk> hunks) {
    int oldStart = 0;
    List<String> headings = new ArrayList<>();
    while (lines.startsWith(at, "@@")) {
      String line = lines.get(at).stripTrailing();
      HunkHeader header =
          HunkHeader.read(line)
              .orElse(new HunkHeader(0, 0, 0, 0, line.replaceAll("^@@+|@@+$", "").strip()));
      oldStart = Math.max(oldStart, header.oldStart());
      if (!header.section().isEmpty()) {
        headings.add(header.section());
      }
      at++;
    }
    HunkBuilder hunk = new HunkBuilder();
    while (at < lines.size() && !lines.startsWith(at, "@@") && !isNextSection()) {
      line(hunk, lines.get(at), path);
      at++;
    }
    hunk.dropTrailingBlankContext();
    if (!hunk.isEmpty() && !hunk.changesNothing()) {
      hunks.add(hunk.build(oldStart, String.join("\t", headings)));
    }
  }

  private void line(HunkBuilder hunk, String line, String path) {
    switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case ' ' -> hunk.add(Kind.CONTEXT, line.isEmpty() ? "" : line.substring(1));
      case '+' -> hunk.add(Kind.ADDED, line.substring(1));
      case '-' -> hunk.add(Kind.REMOVED, line.substring(1));
      default -> {
        if (!line.startsWith("*** End of File") && !line.startsWith("\\ No newline")) {
          repairs.add(path + ": lines without a leading +, - or space were taken for context");
          hunk.add(Kind.CONTEXT, line);
        }
      }
    }
  }
}
