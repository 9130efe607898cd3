@NullMarked
package dev.assay.runner.process;

import org.jspecify.annotations.NullMarked;
