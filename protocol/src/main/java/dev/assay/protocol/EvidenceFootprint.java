package dev.assay.protocol;

import java.util.List;

/// What a tool call did to the code base.
///
/// @param filesRead paths
/// @param filesModified paths
/// @param linesChanged lines added and removed
/// @param testsAdded new tests
/// @param testsModified tests changed
/// @param bytesRead bytes
/// @param bytesWritten bytes
public record EvidenceFootprint(
    List<String> filesRead,
    List<String> filesModified,
    Unsigned64 linesChanged,
    Unsigned64 testsAdded,
    Unsigned64 testsModified,
    Unsigned64 bytesRead,
    Unsigned64 bytesWritten) {
  public EvidenceFootprint {
    filesRead = List.copyOf(filesRead);
    filesModified = List.copyOf(filesModified);
  }
}
