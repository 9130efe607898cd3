@NullMarked
package dev.assay.participant.control;

import org.jspecify.annotations.NullMarked;
