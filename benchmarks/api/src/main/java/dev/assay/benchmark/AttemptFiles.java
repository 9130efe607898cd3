package dev.assay.benchmark;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.RunId;
import java.nio.file.Path;

/// Where a benchmark may keep files in the form that its own tools have them.
///
/// @param run the run that the attempt is of
/// @param folder of the run, existing; the benchmark makes what it needs in it
/// @param attempt the attempt that is judged
public record AttemptFiles(RunId run, Path folder, AttemptId attempt) {}
