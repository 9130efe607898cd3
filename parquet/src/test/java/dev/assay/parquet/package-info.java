@NullMarked
package dev.assay.parquet;

import org.jspecify.annotations.NullMarked;
