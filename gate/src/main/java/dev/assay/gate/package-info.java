/// Whether a change made a measured number better: baselines, policies and verdicts.
@NullMarked
package dev.assay.gate;

import org.jspecify.annotations.NullMarked;
