package dev.assay.patch;

import dev.assay.patch.Application.Reason;
import dev.assay.patch.Hunk.Kind;
import dev.assay.patch.Hunk.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the new text of a file from the places of its hunks.
final class FileEdit {
  private static final int NOBODY = -1;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final FileContent file;
  private final List<HunkPlace> places;
  private final boolean carriageReturns;
  private final int[] remover;
  private final Map<Integer, Insertion> insertions = new HashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();

  private FileEdit(FileContent file, List<HunkPlace> places) {
    this.file = file;
    this.places = places;
    carriageReturns = file.hasCarriageReturns();
    remover = new int[file.lines().size()];
    Arrays.fill(remover, NOBODY);
  }

  /// The lines that a hunk puts before a line of the file.
  private record Insertion(int hunk, List<String> lines) {}

  /// The new text, and what is worth knowing about it.
  record Result(FileContent content, List<String> notes) {}

  /// @throws Refusal when hunks change the same lines
  static Result apply(FileContent file, List<HunkPlace> places) throws Refusal {
    FileEdit edit = new FileEdit(file, places);
    for (int hunk = 0; hunk < places.size(); hunk++) {
      edit.enter(hunk);
    }
    edit.refuseOverlaps();
    List<String> lines = edit.lines();
    boolean withoutNewline = !lines.isEmpty() && edit.endsWithoutNewline();
    return new Result(new FileContent(lines, withoutNewline), List.copyOf(edit.notes));
  }

  private void enter(int hunk) throws Refusal {
    HunkPlace place = places.get(hunk);
    int at = place.at();
    for (Line line : place.hunk().lines()) {
      switch (line.kind()) {
        case CONTEXT -> at++;
        case REMOVED -> {
          if (remover[at] != NOBODY) {
            throw overlap(remover[at], hunk);
          }
          remover[at] = hunk;
          at++;
        }
        case ADDED -> {
          Insertion insertion =
              insertions.computeIfAbsent(at, key -> new Insertion(hunk, new ArrayList<>()));
          if (insertion.hunk != hunk) {
            throw overlap(insertion.hunk, hunk);
          }
          insertion.lines.add(line.text());
        }
      }
    }
  }

  /// Context may be shared, but not be removed by another hunk.
  private void refuseOverlaps() throws Refusal {
    for (int hunk = 0; hunk < places.size(); hunk++) {
      int at = places.get(hunk).at();
      for (Line line : places.get(hunk).hunk().lines()) {
        if (line.kind() == Kind.CONTEXT && remover[at] != NOBODY) {
          throw overlap(remover[at], hunk);
        }
        at += line.kind() == Kind.ADDED ? 0 : 1;
      }
    }
  }

  private static Refusal overlap(int first, int second) {
    int lower = Math.min(first, second) + 1;
    int upper = Math.max(first, second) + 1;
    return new Refusal(
        Reason.OVERLAPPING_HUNKS, "hunks " + lower + " and " + upper + " change the same lines");
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    int size = file.lines().size();
    for (int i = 0; i <= size; i++) {
      Insertion insertion = insertions.get(i);
      if (insertion != null) {
        insert(insertion, lines, i == size);
      }
      if (i < size && remover[i] == NOBODY) {
        lines.add(file.lines().get(i));
      }
    }
    boolean markLost =
        size > 0
            && !lines.isEmpty()
            && remover[0] != NOBODY
            && !isExact(remover[0])
            && file.lines().getFirst().startsWith(BYTE_ORDER_MARK)
            && !lines.getFirst().startsWith(BYTE_ORDER_MARK);
    if (markLost) {
      lines.set(0, BYTE_ORDER_MARK + lines.getFirst());
    }
    return lines;
  }

  private void insert(Insertion insertion, List<String> lines, boolean atEnd) {
    if (isExact(insertion.hunk)) {
      lines.addAll(insertion.lines);
      return;
    }
    if (atEnd && file.endsWithoutNewline() && !lines.isEmpty()) {
      // The last line had no line end so far.
      lines.set(lines.size() - 1, withLineEnd(lines.getLast()));
    }
    insertion.lines.forEach(line -> lines.add(withLineEnd(line)));
    if (atEnd && endsWithoutNewline()) {
      lines.set(lines.size() - 1, Likeness.LINE_END.essence(lines.getLast()));
    }
  }

  private boolean isExact(int hunk) {
    return places.get(hunk).likeness() == Likeness.EXACT;
  }

  private String withLineEnd(String line) {
    String bare = Likeness.LINE_END.essence(line);
    return carriageReturns ? bare + "\r" : bare;
  }

  /// Whether the new text ends without a newline: as the hunk says that changes the last line,
  /// where what it says about the old text is so; else as before.
  private boolean endsWithoutNewline() {
    int size = file.lines().size();
    boolean without = file.endsWithoutNewline();
    for (int i = 0; i < places.size(); i++) {
      Hunk hunk = places.get(i).hunk();
      boolean reachesEnd = places.get(i).at() + hunk.oldLines().size() == size;
      boolean marked = hunk.oldEndsWithoutNewline() || hunk.newEndsWithoutNewline();
      if (!reachesEnd) {
        noteWhen(
            marked, i, "its file does not end there; its word on the last newline was ignored");
        continue;
      }
      boolean asSaid = hunk.oldEndsWithoutNewline() == file.endsWithoutNewline();
      noteWhen(!asSaid && size > 0, i, "it is wrong about the newline at the end of the file");
      Insertion atEnd = insertions.get(size);
      boolean changesEnd =
          (size > 0 && remover[size - 1] == i) || (atEnd != null && atEnd.hunk == i);
      boolean saysNothing = !asSaid && hunk.oldEndsWithoutNewline() == hunk.newEndsWithoutNewline();
      if (changesEnd) {
        without = hunk.newEndsWithoutNewline() && !(saysNothing && !file.endsWithoutNewline());
      }
    }
    return without;
  }

  private void noteWhen(boolean so, int hunk, String note) {
    if (so) {
      notes.add("hunk " + (hunk + 1) + ": " + note);
    }
  }
}
