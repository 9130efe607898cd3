package dev.assay.patch;

import java.util.List;

/// What was read out of a reply.
public sealed interface Extraction {
  /// The reply holds a patch.
  ///
  /// @param patch changes at least one file
  /// @param repairs what had to be put right or decided to read it, for people; empty when the
  ///   patch was well formed
  record Found(Patch patch, List<String> repairs) implements Extraction {
    public Found {
      repairs = List.copyOf(repairs);
    }
  }

  /// The reply holds no usable patch.
  ///
  /// @param reason what is missing and, where there is one, the way out
  record Missing(String reason) implements Extraction {}
}
