package dev.assay.runner;

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
