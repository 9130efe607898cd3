package dev.assay.patch;

import dev.assay.patch.Hunk.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one hunk as a model may write it. The numbers in its header are believed only when its
/// lines agree.
final class LooseHunkReader {
  private static final Pattern HEADER =
      Pattern.compile(
          "@@+(?:\\s*-(\\d{1,9})(?!\\d)(?:,\\d+)?(?:\\s+\\+\\d+(?:,\\d+)?)?)?([^@]*)(?:@@+(.*))?");
  private static final int LONGEST_HEADER = 2000;

  private final TextLines lines;
  private final boolean prose;
  private final String name;
  private final Repairs repairs;

  /// @param prose whether text that is no diff may follow the hunk
  /// @param name what to call the file in a repair
  LooseHunkReader(TextLines lines, boolean prose, String name, Repairs repairs) {
    this.lines = lines;
    this.prose = prose;
    this.name = name;
    this.repairs = repairs;
  }

  /// What was read.
  ///
  /// @param hunks none when nothing is changed, more than one when lines were left out between
  /// @param complete whether the lines are as many as the header says
  /// @param promisesMore whether the header says that there are more
  /// @param next the line after
  record Reading(List<Hunk> hunks, boolean complete, boolean promisesMore, int next) {}

  /// Reads the hunk whose header, or first line when it has none, is at a line.
  Reading read(int at, boolean carriageReturns) {
    boolean headed = lines.startsWith(at, "@@");
    String headerLine = headed ? lines.get(at) : "";
    boolean returns = carriageReturns || headerLine.endsWith("\r");
    Optional<HunkHeader> header = HunkHeader.read(headerLine.stripTrailing());
    int first = headed ? at + 1 : at;
    int counted = header.isPresent() ? countedEnd(first, header.get()) : -1;
    int end = counted >= 0 ? counted : openEnd(first, header);
    if (!headed) {
      repair("its lines stand without a hunk header");
    } else if (header.isPresent() && counted < 0) {
      repair("the numbers in a hunk header do not fit its lines");
    }
    List<Hunk> hunks =
        hunks(first, end, returns, oldStart(headerLine, header), section(headerLine, header));
    return new Reading(hunks, counted >= 0, promisesMore(first, end, header), end);
  }

  private int countedEnd(int first, HunkHeader header) {
    HunkCount count = HunkCount.of(header);
    int at = first;
    while (!count.isDone()) {
      if (at >= lines.size() || count.isOverrun() || !isMarked(at)) {
        return -1;
      }
      if (DiffStart.isNextFile(lines, at)) {
        return -1;
      }
      count = count.after(bare(lines.get(at)));
      at++;
    }
    while (lines.startsWith(at, "\\ ")) {
      at++;
    }
    return count.isOverrun() || goesOn(at) ? -1 : at;
  }

  private boolean isMarked(int at) {
    String line = bare(lines.get(at));
    return line.isEmpty() || " +-\\".indexOf(line.charAt(0)) >= 0;
  }

  /// Whether the hunk has more lines from here on. In prose an empty line may end it.
  private boolean goesOn(int at) {
    int next = nextNotBlank(at);
    boolean empty = at < lines.size() && bare(lines.get(at)).isEmpty();
    return next < lines.size()
        && !(prose && empty)
        && isMarked(next)
        && !DiffStart.isFile(lines, next)
        && !lines.get(next).stripTrailing().equals("--")
        && !(prose && lines.startsWith(next, "- "));
  }

  private int openEnd(int first, Optional<HunkHeader> header) {
    HunkCount count = header.map(HunkCount::of).orElse(HunkCount.DONE);
    int at = first;
    while (at < lines.size() && !isBoundary(at)) {
      int next = bare(lines.get(at)).isEmpty() ? nextNotBlank(at) : at;
      if (prose && endsInProse(at, next, count)) {
        break;
      }
      for (int end = Math.max(next, at + 1); at < end; at++) {
        count = count.after(bare(lines.get(at)));
      }
    }
    while (at > first && bare(lines.get(at - 1)).isEmpty()) {
      at--;
    }
    return at;
  }

  private boolean isBoundary(int at) {
    return lines.startsWith(at, "@@")
        || DiffStart.isNextFile(lines, at)
        || lines.startsWith(at, "*** End Patch");
  }

  private int nextNotBlank(int at) {
    int next = at;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    return next;
  }

  private boolean endsInProse(int at, int next, HunkCount count) {
    if (next == at) {
      return !isMarked(at);
    }
    return next == lines.size()
        || (!isMarked(next) && !isBoundary(next))
        || lines.startsWith(next, "- ")
        || (count.isDone() && !isBoundary(next));
  }

  private boolean promisesMore(int first, int end, Optional<HunkHeader> header) {
    HunkCount count = header.map(HunkCount::of).orElse(HunkCount.DONE);
    for (int at = first; at < end && !count.isDone(); at++) {
      count = count.after(bare(lines.get(at)));
    }
    return !count.isDone();
  }

  private List<Hunk> hunks(int first, int end, boolean returns, int oldStart, String section) {
    List<Hunk> hunks = new ArrayList<>();
    HunkBuilder builder = new HunkBuilder();
    int start = oldStart;
    for (int at = first; at < end; at++) {
      String line = returns ? bare(lines.get(at)) : lines.get(at);
      if (line.equals("...") || line.equals("…")) {
        repair("a hunk was parted where it leaves lines out");
        finish(builder, start, section, hunks);
        builder = new HunkBuilder();
        start = 0;
      } else {
        add(builder, line);
      }
    }
    finish(builder, start, section, hunks);
    return hunks;
  }

  private void add(HunkBuilder builder, String line) {
    if (line.isEmpty() || line.equals("\r")) {
      repair("blank lines of context stood without their leading space");
      builder.add(Kind.CONTEXT, line);
      return;
    }
    switch (line.charAt(0)) {
      case ' ' -> builder.add(Kind.CONTEXT, line.substring(1));
      case '+' -> builder.add(Kind.ADDED, line.substring(1));
      case '-' -> builder.add(Kind.REMOVED, line.substring(1));
      default -> {
        if (line.startsWith("\\ No newline")) {
          builder.markMissingNewline();
        } else {
          repair("lines without a leading +, - or space were taken for context");
          builder.add(Kind.CONTEXT, line);
        }
      }
    }
  }

  private void finish(HunkBuilder builder, int oldStart, String section, List<Hunk> hunks) {
    if (builder.misplacedMarker()) {
      repair("a note on a missing newline stood within the file and was dropped");
    }
    if (builder.isEmpty() || builder.changesNothing()) {
      repair("a hunk that changes nothing was dropped");
    } else {
      hunks.add(builder.build(oldStart, section));
    }
  }

  private static int oldStart(String line, Optional<HunkHeader> header) {
    if (header.isPresent()) {
      return header.get().oldStart();
    }
    Matcher matcher = HEADER.matcher(line.stripTrailing());
    boolean numbered =
        line.length() < LONGEST_HEADER && matcher.matches() && matcher.group(1) != null;
    return numbered ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static String section(String line, Optional<HunkHeader> header) {
    if (header.isPresent()) {
      return header.get().section();
    }
    Matcher matcher = HEADER.matcher(line.stripTrailing());
    if (line.length() >= LONGEST_HEADER || !matcher.matches()) {
      return "";
    }
    String after = matcher.group(3) == null ? "" : matcher.group(3).strip();
    String between = matcher.group(2) == null ? "" : matcher.group(2).strip();
    String section = after.isEmpty() ? between : after;
    return section.startsWith("...") ? "" : section;
  }

  private static String bare(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private void repair(String repair) {
    repairs.add(name.isEmpty() ? repair : name + ": " + repair);
  }
}
