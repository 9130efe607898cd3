package dev.assay.runner.sandbox;

import java.util.Optional;

/// What the kernel of this machine gives to this user to confine commands with.
///
/// @param release as `uname -r` has it
/// @param landlock the version of Landlock's interface, 0 for none
/// @param seccomp whether system calls can be filtered, on a processor whose calls are known
/// @param architecture of the processor, when its calls are known
/// @param namespaces whether namespaces can be made and capabilities be dropped
/// @param namespaceObstacle why not; empty when they can
/// @param countsProcesses whether a user's processes can be kept to a number without control
///   groups, as all users but root can
/// @param groups control groups in which others can be made
record KernelFeatures(
    String release,
    int landlock,
    boolean seccomp,
    Optional<Architecture> architecture,
    boolean namespaces,
    String namespaceObstacle,
    boolean countsProcesses,
    ControlGroupMounts groups) {}
