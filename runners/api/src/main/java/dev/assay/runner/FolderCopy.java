package dev.assay.runner;

/// A copy of a folder of an image that sessions may write, one after the other: what one session
/// leaves in it the next one finds.
public interface FolderCopy extends AutoCloseable {
  /// The image with the copy in the folder's place, for sessions that are to have it.
  SessionImage image();

  /// Removes it. No session that has it may be open. May be called twice.
  ///
  /// @throws IllegalStateException when it cannot be removed
  @Override
  void close();
}
