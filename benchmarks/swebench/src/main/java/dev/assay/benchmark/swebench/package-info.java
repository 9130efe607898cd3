@NullMarked
package dev.assay.benchmark.swebench;

import org.jspecify.annotations.NullMarked;
