/**
 * The tallest spacer, in pixels. Elements end near 17.9 million in Firefox; below this every line has its own
 * place, above it a pixel of the scroll bar stands for several.
 */
const tallest = 8_000_000;

/** Rendered beyond each edge, so that a quick scroll shows no gap. */
const margin = 20;

/** Which lines a scrolled viewport shows. Lines are counted from 0 and may be fractions; lengths are in pixels. */
export class LineScale {
  readonly lines: number;
  readonly lineHeight: number;
  readonly viewport: number;
  /** Of the element that is scrolled. */
  readonly height: number;

  constructor(lines: number, lineHeight: number, viewport: number) {
    this.lines = lines;
    this.lineHeight = lineHeight;
    this.viewport = viewport;
    this.height = Math.min(lines * lineHeight, Math.max(tallest, 2 * viewport));
  }

  /** Whether a pixel of the scroll bar stands for more than a pixel of text. */
  get scaled(): boolean {
    return this.height < this.lines * this.lineHeight;
  }

  /** The line that can stand at the top when the last one stands at the bottom. */
  get lastTop(): number {
    return Math.max(0, this.lines - this.viewport / this.lineHeight);
  }

  /** The line at the top where it is scrolled to a place. */
  lineAt(scrollTop: number): number {
    const most = this.height - this.viewport;
    if (most <= 0) return 0;
    return Math.min(1, Math.max(0, scrollTop / most)) * this.lastTop;
  }

  /** Where to scroll for a line to be at the top. */
  scrollTopOf(line: number): number {
    if (this.lastTop === 0) return 0;
    return (this.clamp(line) / this.lastTop) * (this.height - this.viewport);
  }

  clamp(line: number): number {
    return Math.min(this.lastTop, Math.max(0, line));
  }

  /** The top line that brings a line to the middle. */
  centred(line: number): number {
    return this.clamp(line - this.viewport / this.lineHeight / 2 + 0.5);
  }

  /** Whether a whole line is in view. */
  shows(line: number, top: number): boolean {
    return line >= top && line + 1 <= top + this.viewport / this.lineHeight;
  }

  /** The lines to render, and how far below the spacer's beginning the first of them lies. */
  rendered(top: number, scrollTop: number): { first: number; end: number; offset: number } {
    const first = Math.max(0, Math.floor(top) - margin);
    const end = Math.min(this.lines, Math.ceil(top + this.viewport / this.lineHeight) + margin);
    return { first, end, offset: scrollTop - (top - first) * this.lineHeight };
  }
}
