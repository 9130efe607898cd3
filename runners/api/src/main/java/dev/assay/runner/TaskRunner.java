package dev.assay.runner;

import java.util.List;
import java.util.Optional;

/// A place where commands can run: the operating system, a container engine, another host. Found
/// with [java.util.ServiceLoader].
public interface TaskRunner {
  /// The name that `--runner` takes: `process`, `sandbox`, `docker`.
  String name();

  /// What sessions of this runner can do and what they enforce.
  RunnerCapabilities capabilities();

  /// Whether sessions can be opened here and now.
  RunnerAvailability availability();

  /// By what its sessions are held in on this machine, in a few words for people; empty when there
  /// is nothing to say.
  default String means() {
    return "";
  }

  /// What sessions of usual tasks, with limits and without a network, would be refused for on this
  /// machine unless [weaker isolation](SessionSpec#allowWeakerIsolation) is allowed; each in a few
  /// words with its reason.
  default List<String> shortfalls() {
    return List.of();
  }

  /// The same runner with another image for sessions that ask for none of their own.
  ///
  /// @param image as the runner's engine names it: `debian:bookworm`
  /// @throws RunnerException when the runner has no images
  default TaskRunner withImage(String image) throws RunnerException {
    throw new RunnerException(
        "the runner '%s' has no images, and cannot take %s; leave it out, or use --runner docker"
            .formatted(name(), image));
  }

  /// The images of its engine; nothing when the runner has no images.
  default Optional<Images> images() {
    return Optional.empty();
  }

  /// What sessions have left of labs that were killed. What belongs to a process that is alive, or
  /// may be, is not among it.
  ///
  /// @return in an order in which it can be removed: processes before the folders that they use
  /// @throws RunnerException when it cannot be looked for
  default List<LeftOver> leftOvers() throws RunnerException {
    return List.of();
  }

  /// Opens a session.
  ///
  /// A runner of [IsolationLevel#PROCESS] isolates nothing and says so: it takes limits that it
  /// does not enforce and names them in [RunnerSession#enforcement]. It refuses network policies as
  /// every other runner does.
  ///
  /// @throws RunnerException when the session cannot be had, or a limit or policy of the
  ///   specification cannot be enforced
  RunnerSession open(SessionSpec spec) throws RunnerException, InterruptedException;
}
