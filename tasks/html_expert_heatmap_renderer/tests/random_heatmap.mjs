// Heatmaps that are the same on every run (mulberry32).

const PIECES = [...'aZ0 &<>"\'-é😀\t', '&amp;', '$&', '<b>', '&#39;', '--'];

export function randomHeatmap(seed) {
  let state = (seed * 2654435761) >>> 0;
  const below = (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  };
  const times = (count, make) => Array.from({ length: count }, make);
  const text = () => times(1 + below(5), () => PIECES[below(PIECES.length)]).join('');
  const label = () => (below(3) === 0 ? { label: text(), short: text() } : text());
  const colour = () => '#' + times(6, () => '0123456789abcdefABCDEF'[below(22)]).join('');
  const kinds = [
    () => below(5),
    () => below(2001) - 1000,
    () => (below(2001) - 1000) / 8,
    () => (below(2001) - 1000) / 1e5,
    () => (below(3) - 1) * Number.MAX_VALUE,
    () => 7,
  ];
  const kind = kinds[below(kinds.length)];
  const gaps = [0, 0, 3, 10][below(4)];
  const value = () => (below(10) < gaps ? null : kind());
  const groups = times(1 + below(4), () => ({ label: label(), columns: times(1 + below(4), label) }));
  const width = groups.reduce((sum, group) => sum + group.columns.length, 0);
  const rows = times(1 + below(6), label);
  const data = {
    id: ['a', 'map', 'x-1_y'][below(3)],
    title: text(),
    rows,
    groups,
    values: rows.map(() => times(width, value)),
  };
  const options = {
    levels: 1 + below(12),
    low: colour(),
    high: colour(),
    decimals: below(4),
    missing: text(),
  };
  return { data, options };
}
