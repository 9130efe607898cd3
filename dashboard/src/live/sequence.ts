/** Lets every numbered thing through once, in the order of the numbers. */
export class Sequence {
  #last: number | null;

  /** `last` is the number that is known already; null where none is, and the next one is the first. */
  constructor(last: number | null) {
    this.#last = last;
  }

  get last(): number | null {
    return this.#last;
  }

  /** Everything up to a number is known, unless that is so already. */
  reached(number: number): void {
    this.#last ??= number;
  }

  /** Those that are newer than all before; a replay after a reconnect brings some again. */
  accept<Numbered extends { readonly sequence: number }>(things: readonly Numbered[]): Numbered[] {
    const fresh: Numbered[] = [];
    for (const thing of things) {
      if (this.#last !== null && thing.sequence <= this.#last) continue;
      this.#last = thing.sequence;
      fresh.push(thing);
    }
    return fresh;
  }
}
