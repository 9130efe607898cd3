@NullMarked
package dev.assay.runner.sandbox;

import org.jspecify.annotations.NullMarked;
