/**
 * The step of the ramp for a share, from 0 to 5. The ramp is fixed from none to all and never stretched to
 * what is visible, so that a colour means the same on every page. In steps, because the ink on each is chosen
 * for its contrast.
 */
export function rampStep(share: number): 0 | 1 | 2 | 3 | 4 | 5 {
  const step = Math.round(Math.min(1, Math.max(0, share)) * 5);
  return step as 0 | 1 | 2 | 3 | 4 | 5;
}

/** Where an arrow key leads in a grid, or null where it leads nowhere. */
export function moved(
  key: string,
  row: number,
  column: number,
  rows: number,
  columns: number,
): { row: number; column: number } | null {
  const clamp = (value: number, most: number) => Math.min(most - 1, Math.max(0, value));
  switch (key) {
    case 'ArrowUp':
      return { row: clamp(row - 1, rows), column };
    case 'ArrowDown':
      return { row: clamp(row + 1, rows), column };
    case 'ArrowLeft':
      return { row, column: clamp(column - 1, columns) };
    case 'ArrowRight':
      return { row, column: clamp(column + 1, columns) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: columns - 1 };
    case 'PageUp':
      return { row: clamp(row - 10, rows), column };
    case 'PageDown':
      return { row: clamp(row + 10, rows), column };
    default:
      return null;
  }
}
