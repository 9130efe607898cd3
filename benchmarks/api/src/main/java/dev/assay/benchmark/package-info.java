@NullMarked
package dev.assay.benchmark;

import org.jspecify.annotations.NullMarked;
