@NullMarked
package dev.assay.participant.model;

import org.jspecify.annotations.NullMarked;
