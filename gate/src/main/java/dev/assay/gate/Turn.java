package dev.assay.gate;

import java.util.OptionalLong;
import java.util.function.Consumer;

/// How a run takes its turn among all that measure on this machine.
///
/// @param job the background job that it is; empty for a run of its own
/// @param patient whether it waits where others are before it, or fails
/// @param told is told, in words for people, what it waits for and what is unusual
public record Turn(OptionalLong job, boolean patient, Consumer<String> told) {
  /// A run of its own that waits silently.
  public static final Turn USUAL = new Turn(OptionalLong.empty(), true, _ -> {});
}
