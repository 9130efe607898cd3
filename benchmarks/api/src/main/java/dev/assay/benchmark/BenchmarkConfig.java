package dev.assay.benchmark;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Where tasks come from.
///
/// @param source a folder or file, as the benchmark understands it
/// @param warnings takes sentences about what was odd but usable
public record BenchmarkConfig(Path source, Consumer<String> warnings) {}
