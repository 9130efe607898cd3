package dev.assay.runner.sandbox;

import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.SessionSpec;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is enforced of a session's specification, as it is recorded with an attempt.
///
/// @param watched limits that the kernel does not keep and that are looked at again and again
record Enforcement(
    SessionSpec spec,
    KernelFeatures kernel,
    Gaps gaps,
    @Nullable ControlGroup groups,
    @Nullable ProcessorSet processors,
    Set<Limit> watched) {
  Map<String, String> asMap() {
    Map<String, String> enforced = new TreeMap<>();
    enforced.put("isolation", gaps.reasons().isEmpty() ? "sandbox" : "sandbox, weaker than asked");
    enforced.put("kernel", kernel.release());
    enforced.put(
        "landlock", kernel.landlock() == 0 ? Gaps.NOT_ENFORCED : "abi " + kernel.landlock());
    enforced.put("seccomp", kernel.seccomp() ? "filter" : Gaps.NOT_ENFORCED);
    enforced.put("namespaces", namespaces());
    enforced.put("privileges", kernel.namespaces() ? "few of root's" : "the user's, no new ones");
    enforced.put("network", network());
    enforced.put("processes-ended", processesEnded());
    limits(enforced);
    gaps.reasons().keySet().forEach(gap -> enforced.put(gap, Gaps.NOT_ENFORCED));
    return enforced;
  }

  private String namespaces() {
    if (!kernel.namespaces()) {
      return "none";
    }
    return switch (spec.network()) {
      case NetworkPolicy.Disabled _ -> "mount, ipc";
      case NetworkPolicy.LocalOnly _ -> "mount, ipc, network";
      case NetworkPolicy.AllowList _ -> "mount, ipc, network";
      case NetworkPolicy.Unrestricted _ -> "mount, ipc";
    };
  }

  private String network() {
    return switch (spec.network()) {
      case NetworkPolicy.Disabled _ -> "none";
      case NetworkPolicy.LocalOnly _ -> "loopback only";
      case NetworkPolicy.AllowList list -> "through a proxy: " + String.join(", ", list.hosts());
      case NetworkPolicy.Unrestricted _ -> "unrestricted";
    };
  }

  private String processesEnded() {
    return "all, daemons included (subreaper, marker"
        + (groups != null && groups.has(ControlGroupMounts.PIDS) ? ", control group)" : ")");
  }

  private void limits(Map<String, String> enforced) {
    Limits limits = spec.limits();
    limits
        .memoryBytes()
        .ifPresent(bytes -> enforced.put("memory", SandboxWatch.bytes(bytes) + how(Limit.MEMORY)));
    limits
        .cpuCores()
        .ifPresent(cores ->
            enforced.put(
                "cpu",
                processors == null
                    ? cores + " cores"
                    : cores + " cores, by keeping to " + processors.count()));
    limits
        .diskBytes()
        .ifPresent(bytes -> enforced.put("disk", SandboxWatch.bytes(bytes) + how(Limit.DISK)));
    limits.processes().ifPresent(count -> enforced.put("processes", count + how(Limit.PROCESSES)));
  }

  private String how(Limit limit) {
    return watched.contains(limit) ? ", looked at as it grows" : "";
  }
}
