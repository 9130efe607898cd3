@NullMarked
package dev.assay.participant;

import org.jspecify.annotations.NullMarked;
