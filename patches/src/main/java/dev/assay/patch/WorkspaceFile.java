package dev.assay.patch;

import java.util.Optional;

/// A file of a workspace as a patch would leave it.
sealed interface WorkspaceFile {
  /// A file whose content is not changed.
  ///
  /// @param origin the path at which it is so far
  record Unread(String origin) implements WorkspaceFile {}

  /// A file with new content.
  ///
  /// @param content whatever is to be in it
  /// @param origin the file that it takes the place of and whose permissions it keeps
  /// @param executable whether it may be executed; empty for what its origin has
  record Held(Content content, Optional<String> origin, Optional<Boolean> executable)
      implements WorkspaceFile {
    byte[] bytes() {
      return content.bytes;
    }
  }

  /// The bytes of a file. They are not to be changed.
  final class Content {
    private final byte[] bytes;

    Content(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  /// Where the file comes from; empty for a new one.
  default Optional<String> source() {
    return switch (this) {
      case Unread unread -> Optional.of(unread.origin());
      case Held held -> held.origin();
    };
  }

  /// Whether a patch has said that it may be executed.
  default Optional<Boolean> mode() {
    return switch (this) {
      case Unread unread -> Optional.empty();
      case Held held -> held.executable();
    };
  }
}
