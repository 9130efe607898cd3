@NullMarked
package dev.assay.benchmark.catalog;

import org.jspecify.annotations.NullMarked;
