package dev.assay.benchmark.humaneval;

import java.nio.file.Path;

/// What the candidate made of the calls that it was asked for.
///
/// @param calls the calls, as the judge wrote them
/// @param values a file with a line for each call that it came to; untrusted
/// @param ended how the candidate's program ended, for people
/// @param timedOut whether it was at the time limit
record Answers(String calls, Path values, String ended, boolean timedOut) {}
