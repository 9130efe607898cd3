package dev.assay.runner.sandbox;

import dev.assay.runner.NetworkPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What the commands of a session may do.
///
/// @param writable folders in which they may do anything, and files that they may write to
/// @param readable folders and files that they may read and run programs from; everything else can
///   neither be opened nor listed
/// @param network what they may reach
/// @param blockedCalls system calls, by name, that fail as if they were not permitted
public record SandboxPolicy(
    List<Path> writable, List<Path> readable, NetworkPolicy network, Set<String> blockedCalls) {
  /// What no test needs, and what would reach round the rest of the policy: other namespaces, the
  /// kernel's own state, files by number instead of name, and rings whose requests no filter sees.
  public static final Set<String> BLOCKED_CALLS =
      Set.of(
          "acct",
          "add_key",
          "adjtimex",
          "bpf",
          "chroot",
          "clock_adjtime",
          "clock_settime",
          "create_module",
          "delete_module",
          "fanotify_init",
          "finit_module",
          "fsconfig",
          "fsmount",
          "fsopen",
          "fspick",
          "get_kernel_syms",
          "init_module",
          "io_uring_enter",
          "io_uring_register",
          "io_uring_setup",
          "ioperm",
          "iopl",
          "kexec_file_load",
          "kexec_load",
          "keyctl",
          "lookup_dcookie",
          "memfd_secret",
          "migrate_pages",
          "modify_ldt",
          "mount",
          "mount_setattr",
          "move_mount",
          "move_pages",
          "name_to_handle_at",
          "nfsservctl",
          "open_by_handle_at",
          "open_tree",
          "open_tree_attr",
          "perf_event_open",
          "pidfd_getfd",
          "pivot_root",
          "query_module",
          "quotactl",
          "quotactl_fd",
          "reboot",
          "request_key",
          "sched_setaffinity",
          "setdomainname",
          "sethostname",
          "setns",
          "settimeofday",
          "swapoff",
          "swapon",
          "syslog",
          "umount2",
          "unshare",
          "uselib",
          "userfaultfd",
          "vhangup");

  public SandboxPolicy {
    writable = List.copyOf(writable);
    readable = List.copyOf(readable);
    blockedCalls = Set.copyOf(blockedCalls);
  }
}
