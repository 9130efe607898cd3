package dev.assay.speed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where and how much is measured.
///
/// @param home the checkout, which holds `./assay`
/// @param scratch an existing folder on the disk to be measured; the caller removes it
/// @param scale of all counts; 1 for figures that are published, less for a trial
/// @param offline whether nothing may be installed
/// @param instances of SWE-bench, where some were named
/// @param progress takes a line about each step
record Setting(
    Path home,
    Path scratch,
    double scale,
    boolean offline,
    Optional<RealInstances> instances,
    PrintStream progress) {
  /// So many, scaled; at least two.
  int scaled(int full) {
    return (int) Math.max(2, Math.round(full * scale));
  }

  /// A new folder for a section's own use.
  Path folder(String name) throws IOException {
    return Files.createTempDirectory(scratch, name + "-");
  }

  /// The program as a user starts it.
  String assay() {
    return home.resolve("assay").toString();
  }

  void say(String line) {
    progress.println("speed: " + line);
  }
}
