/// What Assay costs, measured on this machine: see docs/benchmarks.md. Nothing is asserted about
/// time here or anywhere else.
@NullMarked
package dev.assay.speed;

import org.jspecify.annotations.NullMarked;
