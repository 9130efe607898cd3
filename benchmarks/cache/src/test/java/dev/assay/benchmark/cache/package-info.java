@NullMarked
package dev.assay.benchmark.cache;

import org.jspecify.annotations.NullMarked;
