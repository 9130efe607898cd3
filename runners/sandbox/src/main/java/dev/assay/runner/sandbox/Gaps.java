package dev.assay.runner.sandbox;

import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What of a session's specification this machine cannot enforce.
///
/// @param reasons by what it is, in the words of the enforcement's record
record Gaps(Map<String, String> reasons) {
  static final String NOT_ENFORCED = "not enforced";

  Gaps {
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }

  static Gaps of(KernelFeatures kernel, Limits limits, NetworkPolicy network) {
    Map<String, String> reasons = new LinkedHashMap<>();
    addFiles(kernel, reasons);
    if (!kernel.seccomp()) {
      reasons.put(
          "system-calls", "the kernel filters no system calls (seccomp) for this processor");
    }
    addNetwork(kernel, network, reasons);
    addLimits(kernel, limits, reasons);
    return new Gaps(reasons);
  }

  /// What macOS's sandbox cannot enforce.
  static Gaps ofSeatbelt(Limits limits, NetworkPolicy network) {
    Map<String, String> reasons = new LinkedHashMap<>();
    if (network instanceof NetworkPolicy.AllowList) {
      reasons.put("network", "macOS gives a session no network of its own");
    }
    String why = "macOS limits single processes, not a session";
    limits.memoryBytes().ifPresent(_ -> reasons.put("memory", why));
    limits.cpuCores().ifPresent(_ -> reasons.put("cpu", why));
    limits.diskBytes().ifPresent(_ -> reasons.put("disk", why));
    limits.processes().ifPresent(_ -> reasons.put("processes", why));
    return new Gaps(reasons);
  }

  private static void addFiles(KernelFeatures kernel, Map<String, String> reasons) {
    int abi = kernel.landlock();
    if (abi == 0) {
      reasons.put(
          "files",
          "the kernel %s has no Landlock; Linux 6.12 has all of it".formatted(kernel.release()));
    } else if (abi < LandlockAccess.ABI_TRUNCATE && !kernel.namespaces()) {
      reasons.put(
          "truncation",
          "Landlock's ABI %d lets files be emptied; ABI 3 of Linux 6.2 does not".formatted(abi));
    }
    if (!LandlockRuleset.scopes(abi)) {
      reasons.put(
          "signals",
          "Landlock's ABI %d lets other processes of the user be signalled; ABI 6 of Linux 6.12 does not"
              .formatted(abi));
    }
  }

  private static void addNetwork(
      KernelFeatures kernel, NetworkPolicy network, Map<String, String> reasons) {
    switch (network) {
      case NetworkPolicy.Disabled _ -> {
        if (!kernel.seccomp()) {
          reasons.put("network", "without a filter of system calls, sockets cannot be forbidden");
        }
      }
      case NetworkPolicy.LocalOnly _ -> addNamespaceGap(kernel, reasons);
      case NetworkPolicy.AllowList _ -> addNamespaceGap(kernel, reasons);
      case NetworkPolicy.Unrestricted _ -> {
        // Nothing is to be enforced.
      }
    }
  }

  private static void addNamespaceGap(KernelFeatures kernel, Map<String, String> reasons) {
    if (!kernel.namespaces()) {
      reasons.put("network", "it needs a network namespace, and " + kernel.namespaceObstacle());
    }
  }

  private static void addLimits(KernelFeatures kernel, Limits limits, Map<String, String> reasons) {
    // Memory is looked at where no control group limits it, and so are processes. But new processes
    // can come too fast for that, so the kernel has to keep the user to some number of them.
    if (limits.processes().isPresent()
        && !kernel.groups().has(ControlGroupMounts.PIDS)
        && !kernel.countsProcesses()) {
      reasons.put(
          "processes",
          "there is no control group for them that groups can be made in, and root is kept to no number outside of one");
    }
    if (limits.cpuCores().isPresent()
        && !kernel.seccomp()
        && !kernel.groups().has(ControlGroupMounts.CPU)) {
      reasons.put(
          "cpu",
          "there is no control group for it that this user can make groups in, and without a filter of system calls no session can be kept on its processors");
    }
  }

  boolean has(String what) {
    return reasons.containsKey(what);
  }

  /// All of them, for people to read.
  List<String> list() {
    return reasons.entrySet().stream()
        .map(gap -> gap.getKey() + " (" + gap.getValue() + ")")
        .toList();
  }
}
