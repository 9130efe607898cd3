package dev.assay.patch;

import java.util.ArrayList;
import java.util.List;

/// Reads blocks that are unified diffs.
final class DiffBlockReader {
  private final DraftInterpreter interpreter;
  private final Repairs repairs;

  DiffBlockReader(WorkspacePaths paths, FileNaming naming, Repairs repairs) {
    interpreter = new DraftInterpreter(paths, naming, repairs);
    this.repairs = repairs;
  }

  /// Whether a block is one.
  static boolean reads(ReplyBlock block) {
    int first = block.firstLine();
    return Languages.isDiff(block.language())
        || DiffStart.isAt(block.lines(), first)
        || indentation(block) > 0;
  }

  /// How far a diff is indented in its block; zero when it is not, or when the block is none.
  private static int indentation(ReplyBlock block) {
    int first = block.firstLine();
    if (first == block.lines().size()) {
      return 0;
    }
    String line = block.lines().get(first);
    int indentation = line.length() - line.stripLeading().length();
    TextLines start =
        moved(block.lines(), first, Math.min(first + 3, block.lines().size()), indentation);
    return indentation > 0 && DiffStart.isAt(start, 0) ? indentation : 0;
  }

  private static TextLines moved(TextLines lines, int first, int end, int indentation) {
    Fence fence = new Fence(indentation, "", "");
    StringBuilder moved = new StringBuilder();
    lines.subList(first, end).forEach(line -> moved.append(fence.content(line)).append('\n'));
    return TextLines.of(moved.toString());
  }

  BlockReading read(ReplyBlock block) {
    TextLines lines = block.lines();
    int indentation = indentation(block);
    if (indentation > 0) {
      repairs.add("the diff is indented by " + indentation);
      lines = moved(lines, 0, lines.size(), indentation);
    }
    List<DraftFile> files = new LooseDiffReader(lines, 0, !block.fenced(), repairs).read().files();
    boolean breaksOff = !files.isEmpty() && files.getLast().breaksOff();
    boolean cut = !block.closed() && (block.fenced() || breaksOff);
    List<FileChange> changes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      DraftFile file = files.get(i);
      boolean last = i == files.size() - 1;
      if (!cut || !last) {
        changes.addAll(interpreter.changes(file, block));
      } else if (file.complete() > 0) {
        List<Hunk> complete = file.hunks().subList(0, file.complete());
        DraftFile whole = new DraftFile(file.header(), complete, complete.size(), false);
        changes.addAll(interpreter.changes(whole, block));
      }
    }
    return new BlockReading(changes, cut);
  }
}
