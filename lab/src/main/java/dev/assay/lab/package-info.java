@NullMarked
package dev.assay.lab;

import org.jspecify.annotations.NullMarked;
