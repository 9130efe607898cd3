@NullMarked
package dev.assay.benchmark.testlog;

import org.jspecify.annotations.NullMarked;
