export type LineKind = 'context' | 'added' | 'removed' | 'note';

export interface DiffLine {
  readonly kind: LineKind;
  /** Its number in the file of before and of after, counted from 1. */
  readonly before: number | null;
  readonly after: number | null;
  readonly text: string;
}

export interface DiffHunk {
  readonly header: string;
  readonly lines: readonly DiffLine[];
}

export interface DiffFile {
  readonly path: string;
  /** Where a file was renamed from. */
  readonly from: string | null;
  readonly change: 'added' | 'removed' | 'renamed' | 'changed';
  readonly binary: boolean;
  readonly added: number;
  readonly removed: number;
  readonly hunks: readonly DiffHunk[];
}

interface OpenFile {
  before: string | null;
  after: string | null;
  renamed: boolean;
  binary: boolean;
  hunks: { header: string; lines: DiffLine[] }[];
}

const hunkHeader = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** Reads a unified diff, as git or diff writes it. Text that belongs to no diff is passed over. */
export function parseDiff(text: string): DiffFile[] {
  const files: OpenFile[] = [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  let file: OpenFile | null = null;
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').replace(/\r$/, '');
    const next = (lines[i + 1] ?? '').replace(/\r$/, '');
    if (line.startsWith('diff --git ')) {
      file = open(files, ...gitPaths(line));
    } else if (line.startsWith('--- ') && next.startsWith('+++ ')) {
      if (file === null || file.hunks.length > 0) file = open(files, null, null);
      file.before = pathOf(line.slice(4));
      file.after = pathOf(next.slice(4));
      i += 1;
    } else if (file !== null && line.startsWith('rename from ')) {
      file.before = unquoted(line.slice('rename from '.length));
      file.renamed = true;
    } else if (file !== null && line.startsWith('rename to ')) {
      file.after = unquoted(line.slice('rename to '.length));
    } else if (file !== null && line.startsWith('new file mode')) {
      file.before = null;
    } else if (file !== null && line.startsWith('deleted file mode')) {
      file.after = null;
    } else if (file !== null && /^(Binary files .* differ|GIT binary patch)$/.test(line)) {
      file.binary = true;
    } else if (file !== null && hunkHeader.test(line)) {
      i = readHunk(lines, i, file) - 1;
    }
  }
  return files.map(closed).filter(({ path }) => path !== '');
}

/** Reads the lines of a hunk by the counts in its header, so that `--- x` may be a removed line. */
function readHunk(lines: readonly string[], start: number, file: OpenFile): number {
  const header = (lines[start] ?? '').replace(/\r$/, '');
  const [, beforeAt, beforeCount = '1', afterAt, afterCount = '1'] = hunkHeader.exec(header) ?? [];
  let before = Number(beforeAt);
  let after = Number(afterAt);
  const beforeEnd = before + Number(beforeCount);
  const afterEnd = after + Number(afterCount);
  const hunk: DiffLine[] = [];
  let i = start + 1;
  for (; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const mark = line.charAt(0);
    const text = line.slice(1);
    if (mark === '\\') {
      hunk.push({ kind: 'note', before: null, after: null, text: line.slice(2) });
    } else if (before >= beforeEnd && after >= afterEnd) {
      break;
    } else if (mark === '+') {
      hunk.push({ kind: 'added', before: null, after: after++, text });
    } else if (mark === '-') {
      hunk.push({ kind: 'removed', before: before++, after: null, text });
    } else if (mark === ' ' || line === '' || line === '\r') {
      hunk.push({ kind: 'context', before: before++, after: after++, text });
    } else {
      break;
    }
  }
  file.hunks.push({ header, lines: hunk });
  return i;
}

function open(files: OpenFile[], before: string | null, after: string | null): OpenFile {
  const file: OpenFile = { before, after, renamed: false, binary: false, hunks: [] };
  files.push(file);
  return file;
}

function closed({ before, after, renamed, binary, hunks }: OpenFile): DiffFile {
  const counted = (kind: LineKind) =>
    hunks.reduce((sum, { lines }) => sum + lines.filter((line) => line.kind === kind).length, 0);
  const moved = renamed || (before !== null && after !== null && before !== after);
  return {
    path: after ?? before ?? '',
    from: moved ? before : null,
    change: before === null ? 'added' : after === null ? 'removed' : moved ? 'renamed' : 'changed',
    binary,
    added: counted('added'),
    removed: counted('removed'),
    hunks,
  };
}

/** `a/x b/x`: the same path twice, so that spaces within it do no harm. */
function gitPaths(line: string): [string | null, string | null] {
  const rest = line.slice('diff --git '.length);
  const half = (rest.length - 1) / 2;
  const first = rest.slice(0, half);
  const second = rest.slice(half + 1);
  if (Number.isInteger(half) && first.slice(1) === second.slice(1)) {
    return [pathOf(first), pathOf(second)];
  }
  const at = rest.lastIndexOf(' b/');
  return at < 0 ? [rest, rest] : [pathOf(rest.slice(0, at)), pathOf(rest.slice(at + 1))];
}

/** The path of a header: without a time behind a tab, quotes, or git's `a/` and `b/`; null for none. */
function pathOf(label: string): string | null {
  const path = unquoted(label.split('\t')[0] ?? '');
  return path === '/dev/null' ? null : path.replace(/^[ab]\//, '');
}

function unquoted(path: string): string {
  const match = /^"(.*)"$/.exec(path.trim());
  return match ? (match[1] ?? '').replace(/\\(["\\])/g, '$1') : path.trim();
}
