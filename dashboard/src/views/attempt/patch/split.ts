import type { DiffLine } from './diff.ts';

/** A row of two columns: what was, and what is. */
export interface SplitRow {
  readonly before: DiffLine | null;
  readonly after: DiffLine | null;
}

/** Puts removed lines beside the added ones that follow them. */
export function sideBySide(lines: readonly DiffLine[]): SplitRow[] {
  const rows: SplitRow[] = [];
  let removed: DiffLine[] = [];
  let added: DiffLine[] = [];
  const flush = () => {
    for (let i = 0; i < Math.max(removed.length, added.length); i++) {
      rows.push({ before: removed[i] ?? null, after: added[i] ?? null });
    }
    removed = [];
    added = [];
  };
  for (const line of lines) {
    if (line.kind === 'removed') {
      if (added.length > 0) flush();
      removed.push(line);
    } else if (line.kind === 'added') {
      added.push(line);
    } else if (line.kind === 'context') {
      flush();
      rows.push({ before: line, after: line });
    } else {
      const last = added.length > 0 ? added : removed;
      if (last.length > 0) last.push(line);
      else rows.push({ before: line, after: line });
    }
  }
  flush();
  return rows;
}
