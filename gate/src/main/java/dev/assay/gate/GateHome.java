package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/// Where the gate keeps what it knows, out of reach of what it measures.
///
/// @param folder for this user alone
public record GateHome(Path folder) {
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /// The folder `gate` of `ASSAY_HOME`, or else of `assay` in the user's data folder as the XDG
  /// base directories have it.
  public static GateHome of(Map<String, String> environment) throws GateException {
    try {
      String own = environment.getOrDefault("ASSAY_HOME", "");
      if (!own.isEmpty()) {
        return new GateHome(Path.of(own).toAbsolutePath().normalize().resolve("gate"));
      }
      Path data = Path.of(environment.getOrDefault("XDG_DATA_HOME", ""));
      if (!data.isAbsolute()) { // to be ignored then, says the specification
        data = Path.of(environment.getOrDefault("HOME", ""), ".local", "share");
      }
      if (!data.isAbsolute()) {
        throw new GateException(
            Kind.BAD_DATA, "neither ASSAY_HOME nor XDG_DATA_HOME nor HOME names a folder");
      }
      return new GateHome(data.resolve("assay").resolve("gate"));
    } catch (InvalidPathException e) {
      throw new GateException(
          Kind.BAD_DATA, "ASSAY_HOME, XDG_DATA_HOME or HOME is no path: " + e.getMessage(), e);
    }
  }

  /// The record.
  public Path ledger() {
    return folder.resolve("ledger.db");
  }

  /// Where an artifact with that content is, or would be.
  Path artifact(BenchmarkId benchmark, String sha256) {
    return folder
        .resolve("artifacts")
        .resolve(benchmark.project())
        .resolve(benchmark.benchmark())
        .resolve(sha256 + ".bin");
  }

  Path logs(BenchmarkId benchmark) {
    return folder.resolve("logs").resolve(benchmark.project()).resolve(benchmark.benchmark());
  }

  /// Where runs say how far they are, a folder each.
  Path jobs() {
    return folder.resolve("jobs");
  }

  /// Makes a folder that only this user can look into.
  static Path makePrivate(Path folder) throws GateException {
    try {
      Path parent = folder.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      return Files.createDirectories(folder, PRIVATE_FOLDER);
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot make the folder " + folder + ": " + e, e);
    }
  }

  /// Lets only this user read a file.
  static void restrict(Path file) throws GateException {
    try {
      Files.setPosixFilePermissions(file, PRIVATE_FILE.value());
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot restrict " + file + ": " + e, e);
    }
  }

  /// Writes a file that only this user can read.
  static void writePrivate(Path file, byte[] content) throws GateException {
    try {
      Files.write(Files.createFile(file, PRIVATE_FILE), content);
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot write " + file + ": " + e, e);
    }
  }
}
