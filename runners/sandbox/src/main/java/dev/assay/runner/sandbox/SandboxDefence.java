package dev.assay.runner.sandbox;

/// What holds a session in on Linux. For tests each can be switched off, to see what it is for; no
/// option does that.
enum SandboxDefence {
  /// Files that no rule names cannot be opened.
  LANDLOCK,
  /// System calls that no test needs fail.
  BLOCKED_CALLS,
  /// Without a network no socket reaches anything.
  REFUSED_SOCKETS,
  /// Files of others are on read-only mounts, and `/tmp` is the session's own.
  VIEW_OF_FILES,
  /// Of an administrator's rights few are left.
  FEW_CAPABILITIES,
  /// The loopback interface is the session's own.
  OWN_NETWORK,
  /// Control groups keep limits.
  GROUP_LIMITS,
  /// Commands inherit little of the lab's environment.
  CLEAN_ENVIRONMENT,
  /// `HOME` is the session's own.
  PRIVATE_HOME
}
