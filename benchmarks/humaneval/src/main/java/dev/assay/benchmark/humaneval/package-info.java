/// HumanEval: problems that ask for the body of one Python function.
@NullMarked
package dev.assay.benchmark.humaneval;

import org.jspecify.annotations.NullMarked;
