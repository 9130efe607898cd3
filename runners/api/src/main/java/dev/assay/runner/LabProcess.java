package dev.assay.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A process that opens sessions, named for good: what it leaves behind when it is killed bears
/// this name, so that another process can tell whether it is gone.
///
/// @param process its number
/// @param start when it started, since numbers are used again: in clock ticks after boot where
///   there is `/proc`, for a clock that is set changes the hour of a start, and else in
///   milliseconds since 1970
/// @param space in which the number counts: that of its PID namespace, 0 where there are none
public record LabProcess(long process, long start, long space) {
  private static final Path PROC = Path.of("/proc");
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})-([0-9]{1,18})");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  private static final int FIELD_STATE = 0;
  private static final int FIELD_THREADS = 17;
  private static final int FIELD_START = 19;

  private static final LabProcess SELF = of(ProcessHandle.current().pid());

  /// This process.
  public static LabProcess self() {
    return SELF;
  }

  private static LabProcess of(long process) {
    return new LabProcess(process, startOf(process).orElse(0), ownSpace());
  }

  /// Reads what [#toString] wrote.
  ///
  /// @return empty when the text is no such name
  public static Optional<LabProcess> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new LabProcess(
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  /// Whether it is certain that the process is no more. Nothing is certain of processes that this
  /// one does not see: those of another PID namespace or, where other users' are hidden, theirs.
  public boolean gone() {
    return space == SELF.space
        && seesProcesses()
        && !startOf(process).equals(OptionalLong.of(start));
  }

  /// Its three numbers with hyphens between them: a part of a file's name.
  @Override
  public String toString() {
    return process + "-" + start + "-" + space;
  }

  private static boolean seesProcesses() {
    return !Files.isDirectory(PROC.resolve("self")) || Files.isDirectory(PROC.resolve("1"));
  }

  private static long ownSpace() {
    try {
      Matcher number =
          DIGITS.matcher(Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString());
      return number.find() ? Long.parseLong(number.group()) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /// When a living process started; empty when there is none of that number.
  private static OptionalLong startOf(long process) {
    if (!Files.isDirectory(PROC.resolve("self"))) {
      return ProcessHandle.of(process)
          .flatMap(handle -> handle.info().startInstant())
          .map(Instant::toEpochMilli)
          .map(OptionalLong::of)
          .orElse(OptionalLong.empty());
    }
    try {
      String stat =
          Files.readString(
              PROC.resolve(Long.toString(process)).resolve("stat"), StandardCharsets.ISO_8859_1);
      // The program's name stands in brackets and may hold anything, brackets and spaces included.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      // Of a dead process whose parent has not asked for its status, a line is left.
      // While other threads run, it looks the same when only the first one has ended.
      boolean dead =
          fields[FIELD_STATE].equals("Z") && Integer.parseInt(fields[FIELD_THREADS]) <= 1;
      return dead ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields[FIELD_START]));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return OptionalLong.empty();
    }
  }
}
