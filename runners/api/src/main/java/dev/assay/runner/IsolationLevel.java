package dev.assay.runner;

/// How far a session's commands are from the lab.
public enum IsolationLevel {
  /// The same user on the same machine; nothing is out of reach.
  PROCESS,
  /// Restricted by the operating system's own means.
  SANDBOX,
  /// A container of an engine.
  CONTAINER,
  /// A kernel of its own.
  VM,
  /// Another host.
  REMOTE,
  /// Wherever a scheduler puts it.
  ORCHESTRATED
}
