/// Numbers with their uncertainty: pass@k, intervals and tests. Pure functions of counts; the same
/// input gives the same answer everywhere, also where random numbers are used.
@NullMarked
package dev.assay.statistics;

import org.jspecify.annotations.NullMarked;
