package dev.assay.runner;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The images that a runner's engine has and can get. References are as the engine names images:
/// `debian:bookworm`.
public interface Images {
  /// The labels of an image; nothing when the engine has none of this reference.
  Optional<Map<String, String>> labels(String reference) throws RunnerException;

  /// Gets an image from the registry that its reference names, unless it is there.
  ///
  /// @throws RunnerException when no registry answers, or it has no such image
  void pull(String reference) throws RunnerException, InterruptedException;

  /// Makes an image by a `Dockerfile`; one of the same reference loses it.
  ///
  /// @param dockerfile the files of its folder can be copied from
  void build(Path dockerfile, String reference, Map<String, String> labels)
      throws RunnerException, InterruptedException;

  /// Removes an image that no container needs.
  ///
  /// @throws RunnerException when it is absent or in use
  void remove(String reference) throws RunnerException;

  /// The bytes of an image, with the layers that it shares with others.
  ///
  /// @throws RunnerException when it is absent
  long bytes(String reference) throws RunnerException;

  /// Copies a folder of an image, so that sessions may write it. The copy belongs to the user of
  /// sessions.
  ///
  /// @param folder its absolute path in the image
  /// @param name of the copy in the workspaces of sessions that have it
  FolderCopy copy(String reference, String folder, String name)
      throws RunnerException, InterruptedException;
}
