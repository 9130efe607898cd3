package dev.assay.runner.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What the operating system gives to run commands with.
enum Means {
  /// Linux 5.6 or newer with glibc 2.34 or newer, on a 64-bit processor.
  LINUX {
    @Override
    SessionProcesses processes(
        List<Path> folders, SessionEnvironment environment, Confinement confinement) {
      return new LinuxProcesses(folders, environment, confinement);
    }

    @Override
    Foothold foothold(Path folder) throws IOException {
      return Foothold.Held.open(folder);
    }
  },

  /// Java's own, on any system with POSIX.
  PORTABLE {
    @Override
    SessionProcesses processes(
        List<Path> folders, SessionEnvironment environment, Confinement confinement) {
      return new PortableProcesses();
    }

    @Override
    Foothold foothold(Path folder) {
      return new Foothold.Checked(folder);
    }
  };

  /// The best that this machine has.
  static Means best() {
    return LinuxProcesses.supported() ? LINUX : PORTABLE;
  }

  /// @param folders the session's own
  /// @param environment what is known of the commands' variables
  /// @param confinement that holds them in
  abstract SessionProcesses processes(
      List<Path> folders, SessionEnvironment environment, Confinement confinement);

  /// The folder where all copying begins.
  abstract Foothold foothold(Path folder) throws IOException;
}
