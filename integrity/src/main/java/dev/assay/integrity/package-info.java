/// Attacks on the evaluation, to be run like the answers of a participant.
@NullMarked
package dev.assay.integrity;

import org.jspecify.annotations.NullMarked;
