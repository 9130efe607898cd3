/// Tests that every [dev.assay.runner.TaskRunner] passes. A runner's own test module extends
/// [dev.assay.runner.conformance.TaskRunnerConformance].
@NullMarked
package dev.assay.runner.conformance;

import org.jspecify.annotations.NullMarked;
