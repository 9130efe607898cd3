package dev.assay.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a diff as a model may write it.
final class LooseDiffReader {
  private final TextLines lines;
  private final boolean prose;
  private final Repairs repairs;
  private final List<DraftFile> files = new ArrayList<>();
  private int at;

  /// @param at the first line
  /// @param prose whether the diff ends where prose starts, and not with the text
  LooseDiffReader(TextLines lines, int at, boolean prose, Repairs repairs) {
    this.lines = lines;
    this.at = at;
    this.prose = prose;
    this.repairs = repairs;
  }

  /// What was read.
  ///
  /// @param files in order
  /// @param next the line after the diff
  record Reading(List<DraftFile> files, int next) {}

  Reading read() {
    boolean headless = !prose && nothingStarts();
    int end = at;
    while (at < lines.size()) {
      if (DiffStart.isFile(lines, at)) {
        file(FileHeaderReader.read(lines, at).orElseThrow());
        end = at;
      } else if (isHalfHeader()) {
        repairs.add("the header of a file has only one of its two lines");
        file(FileHeaderReader.readOneName(lines, at));
        end = at;
      } else if (startsHunk() || (headless && isChange(at))) {
        files.add(hunks(Optional.empty(), ""));
        end = at;
      } else if (prose && !lines.get(at).isBlank()) {
        break;
      } else {
        at++;
      }
    }
    return new Reading(files, end);
  }

  private boolean isHalfHeader() {
    return !prose
        && (lines.startsWith(at, "+++ ") || lines.startsWith(at, "--- "))
        && lines.startsWith(at + 1, "@@");
  }

  private boolean nothingStarts() {
    for (int line = at; line < lines.size(); line++) {
      if (DiffStart.isFile(lines, line) || lines.startsWith(line, "@@")) {
        return false;
      }
    }
    return true;
  }

  private void file(FileHeader header) {
    at = header.next();
    String name =
        header.newLabel().equals(FileHeader.NOWHERE) ? header.oldLabel() : header.newLabel();
    files.add(hunks(Optional.of(header), name));
  }

  private DraftFile hunks(Optional<FileHeader> header, String name) {
    boolean carriageReturns = header.isPresent() && header.get().carriageReturns();
    if (carriageReturns) {
      repairs.add(name + ": the diff has carriage returns at its line ends");
    }
    LooseHunkReader reader = new LooseHunkReader(lines, prose, name, repairs);
    List<Hunk> hunks = new ArrayList<>();
    int complete = 0;
    boolean breaksOff = false;
    while (at < lines.size() && (startsHunk() || (hunks.isEmpty() && isChange(at)))) {
      complete = hunks.size();
      LooseHunkReader.Reading reading = reader.read(at, carriageReturns);
      hunks.addAll(reading.hunks());
      at = reading.next();
      boolean midLine = at == lines.size() && lines.endsWithoutNewline();
      complete = reading.complete() && !midLine ? hunks.size() : complete;
      breaksOff = reading.promisesMore() && endsInChange();
      skipBlank();
    }
    return new DraftFile(header, hunks, complete, breaksOff);
  }

  private boolean startsHunk() {
    return prose ? DiffStart.isHunk(lines, at) : lines.startsWith(at, "@@");
  }

  /// Whether a line changes something though no hunk header came before.
  private boolean isChange(int line) {
    return !DiffStart.isFile(lines, line)
        && (lines.startsWith(line, "+")
            || lines.startsWith(line, "-")
            || lines.startsWith(line, " "));
  }

  /// Whether the text ends here and its last line is a changed one.
  private boolean endsInChange() {
    boolean change = lines.startsWith(at - 1, "+") || lines.startsWith(at - 1, "-");
    return at == lines.size() && change;
  }

  private void skipBlank() {
    int next = at;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    at = lines.startsWith(next, "@@") ? next : at;
  }
}
