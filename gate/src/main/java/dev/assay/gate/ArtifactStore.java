package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import dev.assay.protocol.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Artifacts by their content, where no benchmark can reach them.
record ArtifactStore(GateHome home) {
  /// Takes a file into the store.
  ///
  /// @return the SHA-256 of its content
  String keep(BenchmarkId benchmark, Path file) throws GateException {
    try {
      String sha256 = Sha256.ofFile(file);
      Path place = home.artifact(benchmark, sha256);
      if (!Files.exists(place)) {
        Path folder = place.resolveSibling("");
        GateHome.makePrivate(folder);
        Path arriving = Files.createTempFile(folder, ".", ".arriving");
        Files.copy(file, arriving, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(arriving, PosixFilePermissions.fromString("r--------"));
        Files.move(arriving, place, StandardCopyOption.ATOMIC_MOVE);
      }
      return sha256;
    } catch (IOException e) {
      throw new GateException(
          Kind.INPUT_OUTPUT, "cannot keep the artifact of %s: %s".formatted(benchmark, e), e);
    }
  }

  /// @throws GateException when the artifact is not there, or is not what it was
  void require(BenchmarkId benchmark, String sha256) throws GateException {
    Path place = home.artifact(benchmark, sha256);
    try {
      if (!Files.isRegularFile(place)) {
        throw new GateException(
            Kind.NOT_FOUND,
            "the artifact %s is no more; measure again, and freeze that".formatted(place));
      }
      if (!Sha256.ofFile(place).equals(sha256)) {
        throw new GateException(
            Kind.BAD_DATA,
            "the artifact %s was changed since it was kept; remove it, measure again, and freeze that"
                .formatted(place));
      }
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot read the artifact " + place + ": " + e, e);
    }
  }
}
