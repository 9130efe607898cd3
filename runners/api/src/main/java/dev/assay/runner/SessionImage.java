package dev.assay.runner;

import java.nio.file.Path;

/// What is installed where a session's commands run.
public sealed interface SessionImage {
  /// What the runner is set to.
  record OfRunner() implements SessionImage {}

  /// An image that is there.
  ///
  /// @param reference as a container engine names it: `debian:bookworm`
  record Named(String reference) implements SessionImage {}

  /// An image that is there, with a copy of one of its folders that commands may write.
  ///
  /// @param reference as a container engine names it
  /// @param folder its absolute path in the image; the copy is in its place
  /// @param name of the copy in the workspace, where it is, too
  /// @param copy as the engine names it
  record WithCopy(String reference, String folder, String name, String copy)
      implements SessionImage {}

  /// An image that is made when it is first needed.
  ///
  /// @param dockerfile what it is made by; the files of its folder can be copied from
  record Built(Path dockerfile) implements SessionImage {}
}
