/// Patches: what models write is read into them, and they are applied to folders, safely.
///
/// [dev.assay.patch.PatchExtractor] reads a reply, [dev.assay.patch.UnifiedDiff] reads and writes
/// diffs and makes them of two trees, and [dev.assay.patch.PatchApplier] changes files. None of
/// them guesses: what is not as it should be is put right only where there is one way to do so, and
/// then that is said.
@NullMarked
package dev.assay.patch;

import org.jspecify.annotations.NullMarked;
