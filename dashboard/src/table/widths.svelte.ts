/** In pixels; narrower than this a column cannot be told from its neighbour. */
const narrowest = 56;
const widest = 1_200;

/** The widths that somebody gave columns of a table, kept in this browser. */
export class Widths {
  readonly #key: string;
  #widths = $state<Record<string, number>>({});

  constructor(table: string) {
    this.#key = `assay.widths.${table}`;
    this.#widths = read(this.#key);
  }

  /** The width of a column, or the given one where nobody changed it. */
  of(column: string, usual: number): number {
    return this.#widths[column] ?? usual;
  }

  set(column: string, width: number): void {
    this.#widths[column] = Math.round(Math.min(widest, Math.max(narrowest, width)));
    this.#keep();
  }

  reset(column: string): void {
    this.#widths = Object.fromEntries(
      Object.entries(this.#widths).filter(([name]) => name !== column),
    );
    this.#keep();
  }

  #keep(): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#widths));
    } catch {
      // Storage is full or forbidden: widths then last as long as the page.
    }
  }
}

function read(key: string): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
}
