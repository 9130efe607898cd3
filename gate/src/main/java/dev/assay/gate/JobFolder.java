package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import dev.assay.runner.FolderRemoval;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// The runs of a gate, a folder each: what it is to measure, how far it is, what it prints, and a
/// mark when somebody wants its end. Only this user can read them. A folder appears as a whole, and
/// so does what is written into it later, so that nobody needs the lock to read.
final class JobFolder {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
  private static final String SPEC = "spec.json";
  private static final String STATUS = "status.json";
  private static final String LOG = "log";
  private static final String CANCELLED = "cancelled";

  /// Runs that have ended, of which the folders are kept.
  private static final int KEPT = 50;

  /// A lock on a file is one of the whole process: among its threads this one tells.
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final Path folder;

  JobFolder(GateHome home) throws GateException {
    this.folder = GateHome.makePrivate(home.jobs());
  }

  /// The runs in order of arrival, and what is wrong with those that cannot be read.
  record Listing(List<Job> jobs, List<String> problems) {
    /// @throws GateException when one cannot be read: it may be one that runs
    List<Job> complete() throws GateException {
      if (!problems.isEmpty()) {
        throw new GateException(Kind.BAD_DATA, String.join("\n", problems));
      }
      return jobs;
    }
  }

  /// What is done while no other process changes who runs.
  interface Action<T> {
    T run() throws GateException;
  }

  <T> T locked(Action<T> action) throws GateException, InterruptedException {
    IN_PROCESS.lockInterruptibly();
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                GateHome.PRIVATE_FILE);
        FileLock _ = channel.lock()) {
      return action.run();
    } catch (FileLockInterruptionException e) {
      throw (InterruptedException) new InterruptedException().initCause(e);
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot lock " + folder + ": " + e, e);
    } finally {
      IN_PROCESS.unlock();
    }
  }

  /// Adds a run behind all others. To be called under the lock.
  Job add(JobSpec spec, JobStatus status) throws GateException {
    try {
      List<Long> numbers = numbers();
      long id = numbers.isEmpty() ? 1 : numbers.getLast() + 1;
      removeOld();
      Path made = folder.resolve(".new");
      removeIfThere(made); // of a process that was killed
      GateHome.makePrivate(made);
      GateHome.writePrivate(made.resolve(SPEC), bytes(JobJson.write(spec)));
      GateHome.writePrivate(made.resolve(STATUS), bytes(JobJson.write(status)));
      if (spec.background()) {
        GateHome.writePrivate(made.resolve(LOG), new byte[0]);
      }
      Files.move(made, of(id), StandardCopyOption.ATOMIC_MOVE);
      return new Job(id, spec, status, false, of(id).resolve(LOG));
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot write to " + folder + ": " + e, e);
    }
  }

  /// What cannot be read is not known to have ended, and stays.
  private void removeOld() throws IOException {
    List<Job> ended =
        list().jobs().stream()
            .filter(job -> job.state().ended())
            .sorted(Comparator.comparingLong(Job::id).reversed())
            .skip(KEPT)
            .toList();
    for (Job each : ended) {
      removeWhole(each.id());
    }
  }

  private void removeWhole(long id) throws IOException {
    Path removed = folder.resolve(".old");
    removeIfThere(removed); // of a process that was killed
    Files.move(of(id), removed, StandardCopyOption.ATOMIC_MOVE);
    FolderRemoval.remove(removed);
  }

  private static void removeIfThere(Path abandoned) throws IOException {
    if (Files.isDirectory(abandoned)) {
      FolderRemoval.remove(abandoned);
    }
  }

  /// Forgets a run that came to nothing. To be called under the lock.
  void remove(long id) throws GateException {
    try {
      removeWhole(id);
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot remove " + of(id) + ": " + e, e);
    }
  }

  /// To be called by the process that owns the run, and under the lock by others when that is gone.
  void write(long id, JobStatus status) throws GateException {
    try {
      Path made = of(id).resolve(".new-" + STATUS);
      Files.deleteIfExists(made);
      GateHome.writePrivate(made, bytes(JobJson.write(status)));
      Files.move(made, of(id).resolve(STATUS), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot write to " + of(id) + ": " + e, e);
    }
  }

  /// Lets a run know that somebody wants its end.
  void markCancelled(long id) throws GateException {
    try {
      if (!Files.exists(of(id).resolve(CANCELLED))) {
        GateHome.writePrivate(of(id).resolve(CANCELLED), new byte[0]);
      }
    } catch (GateException e) {
      if (!Files.exists(of(id).resolve(CANCELLED))) {
        throw e;
      }
    }
  }

  /// @throws GateException when there is no such run, or it cannot be read
  Job require(long id) throws GateException {
    return find(id)
        .orElseThrow(() ->
            new GateException(
                Kind.NOT_FOUND,
                "there is no job %d; 'assay gate status' lists them".formatted(id)));
  }

  private Optional<Job> find(long id) throws GateException {
    Path home = of(id);
    String file = SPEC;
    try {
      JobSpec spec = JobJson.readSpec(Files.readString(home.resolve(SPEC)));
      file = STATUS;
      JobStatus status = JobJson.readStatus(Files.readString(home.resolve(STATUS)));
      boolean cancelled = Files.exists(home.resolve(CANCELLED));
      return Optional.of(new Job(id, spec, status, cancelled, home.resolve(LOG)));
    } catch (NoSuchFileException e) {
      if (!Files.isDirectory(home)) {
        return Optional.empty();
      }
      throw unreadable(home.resolve(file), "it is not there", e);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(home.resolve(file), String.valueOf(e.getMessage()), e);
    }
  }

  private static GateException unreadable(Path file, String problem, Exception cause) {
    return new GateException(
        Kind.BAD_DATA,
        "%s cannot be read: %s; when nothing is measured any more, remove its folder"
            .formatted(file, problem),
        cause);
  }

  Listing list() throws IOException {
    List<Job> jobs = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (long id : numbers()) {
      try {
        find(id).ifPresent(jobs::add);
      } catch (GateException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return new Listing(List.copyOf(jobs), List.copyOf(problems));
  }

  private List<Long> numbers() throws IOException {
    List<Long> numbers = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
      for (Path each : folders) {
        String name = each.getFileName().toString();
        if (NUMBER.matcher(name).matches()) {
          numbers.add(Long.parseLong(name));
        }
      }
    }
    numbers.sort(Comparator.naturalOrder());
    return numbers;
  }

  private Path of(long id) {
    return folder.resolve(Long.toString(id));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
