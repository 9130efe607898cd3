package dev.assay.gate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The machine that measured, as far as it matters for the time that something takes.
///
/// @param name of the machine
/// @param processor its model
/// @param governor how its frequency is chosen; empty where that is not known
/// @param load processes that wanted to run in the minute before, by core
public record HostState(String name, String processor, String governor, double load) {
  private static final double BUSY = 0.5;

  static HostState now() {
    int cores = Runtime.getRuntime().availableProcessors();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new HostState(
        hostName(),
        processorName(),
        read("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor").strip(),
        Math.max(0, load) / cores);
  }

  /// How measurements of the two sides may differ for other reasons than the code.
  static List<String> differences(List<HostState> baseline, List<HostState> candidate) {
    List<String> found = new ArrayList<>();
    compare(
        "machines",
        baseline.stream().map(HostState::name).distinct().sorted().toList(),
        candidate.stream().map(HostState::name).distinct().sorted().toList(),
        found);
    compare(
        "processors",
        baseline.stream().map(HostState::processor).distinct().sorted().toList(),
        candidate.stream().map(HostState::processor).distinct().sorted().toList(),
        found);
    compare(
        "frequency governors",
        baseline.stream().map(HostState::governor).distinct().sorted().toList(),
        candidate.stream().map(HostState::governor).distinct().sorted().toList(),
        found);
    double before = baseline.stream().mapToDouble(HostState::load).max().orElse(0);
    double after = candidate.stream().mapToDouble(HostState::load).max().orElse(0);
    if (Math.abs(before - after) > BUSY) {
      found.add(
          "the machine was busier on one side (load by core up to %.1f and %.1f)"
              .formatted(before, after));
    }
    return List.copyOf(found);
  }

  private static void compare(
      String what, List<String> before, List<String> after, List<String> found) {
    if (!before.equals(after)) {
      found.add("the sides were measured on other %s: %s and %s".formatted(what, before, after));
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }

  private static String processorName() {
    return read("/proc/cpuinfo")
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch", ""));
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      return "";
    }
  }
}
