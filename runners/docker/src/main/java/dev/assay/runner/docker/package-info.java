@NullMarked
package dev.assay.runner.docker;

import org.jspecify.annotations.NullMarked;
