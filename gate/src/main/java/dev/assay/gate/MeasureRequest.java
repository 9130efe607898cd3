package dev.assay.gate;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// How something is to be measured.
///
/// @param repetitions instead of the manifest's
/// @param metaSeed where the seeds come from; a fresh one when it is empty
/// @param allowDirty whether files may differ from the commit; what is measured then counts for
///   nothing unless somebody asks for it
public record MeasureRequest(OptionalInt repetitions, OptionalLong metaSeed, boolean allowDirty) {
  /// As the manifest says.
  public static final MeasureRequest USUAL =
      new MeasureRequest(OptionalInt.empty(), OptionalLong.empty(), false);
}
