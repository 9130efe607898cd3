package dev.assay.gate;

import java.nio.file.Path;

/// A project that the gate knows.
///
/// @param path its folder
/// @param manifest the SHA-256 of its manifest when it was registered
public record RegisteredProject(String name, Path path, String manifest) {}
