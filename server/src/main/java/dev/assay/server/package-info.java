/// Serves what the lab and the gate have on record over HTTP, launches runs, streams events, and
/// serves the dashboard.
@NullMarked
package dev.assay.server;

import org.jspecify.annotations.NullMarked;
