@NullMarked
package dev.assay.patch;

import org.jspecify.annotations.NullMarked;
