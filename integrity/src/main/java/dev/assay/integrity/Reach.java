package dev.assay.integrity;

/// What an attack has to reach outside of the workspace. Only a runner that isolates can keep it
/// from there.
public enum Reach {
  /// Nothing outside.
  WORKSPACE,
  /// The source of the tests that judge it. Code in their process can always read it, whatever the
  /// runner.
  TESTS,
  /// Files of the machine.
  FILES,
  /// Other processes of the machine.
  PROCESSES,
  /// The network, or a port of this machine.
  NETWORK
}
