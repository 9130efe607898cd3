package dev.assay.gate;

import dev.assay.protocol.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a benchmark reads.
///
/// @param path a file or folder, relative to the project
/// @param hash `sha256:…` of what [#pinned] names; empty when the manifest does not pin it
/// @param kind what of it the hash is of
public record Corpus(String path, Optional<String> hash, Kind kind) {
  private static final String SPECIFICATION = "corpus_spec.toml";

  /// What of a corpus is hashed.
  public enum Kind {
    /// The file.
    BYTES,
    /// The file `corpus_spec.toml` of the folder, from which the rest is made.
    SPEC
  }

  /// The file that the hash is of.
  Path pinned(Path project) {
    Path place = project.resolve(path);
    return switch (kind) {
      case BYTES -> place;
      case SPEC -> place.resolve(SPECIFICATION);
    };
  }

  /// @throws GateException when the corpus is not what the manifest says that it is
  void verify(Path project) throws GateException {
    if (hash.isEmpty()) {
      return;
    }
    Path file = pinned(project);
    if (!Files.isRegularFile(file)) {
      throw new GateException(
          GateException.Kind.BAD_DATA,
          "the corpus %s is no file; make it before the project is registered or measured"
              .formatted(file));
    }
    try {
      String found = "sha256:" + Sha256.ofFile(file);
      if (!found.equals(hash.get())) {
        throw new GateException(
            GateException.Kind.BAD_DATA,
            "the corpus %s has changed: it is %s, and the manifest has %s; put it back, or write the new hash into the manifest"
                .formatted(file, found, hash.get()));
      }
    } catch (IOException e) {
      throw new GateException(
          GateException.Kind.INPUT_OUTPUT, "cannot read the corpus " + file + ": " + e, e);
    }
  }
}
