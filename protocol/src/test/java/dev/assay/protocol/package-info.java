@NullMarked
package dev.assay.protocol;

import org.jspecify.annotations.NullMarked;
