@NullMarked
package dev.assay.runner;

import org.jspecify.annotations.NullMarked;
