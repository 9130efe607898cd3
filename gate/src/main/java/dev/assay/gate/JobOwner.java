package dev.assay.gate;

import dev.assay.runner.LabProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The process that a run belongs to, named so that no other is ever taken for it.
///
/// @param process its number, its start and the space in which the number counts
/// @param boot of the machine, since numbers and starts come again after it; empty where that has
///   no name
public record JobOwner(LabProcess process, String boot) {
  private static final JobOwner SELF = new JobOwner(LabProcess.self(), thisBoot());

  /// This process.
  static JobOwner self() {
    return SELF;
  }

  /// Whether it is certain that the process is no more.
  public boolean gone() {
    return !boot.equals(SELF.boot) || process.gone();
  }

  private static String thisBoot() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
