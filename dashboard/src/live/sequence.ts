/** Lets every numbered thing through once, in the order of the numbers. */
export class Sequence {
  #last: number;

  /** `last` is the number that is known already; -1 for none. */
  constructor(last: number) {
    this.#last = last;
  }

  get last(): number {
    return this.#last;
  }

  /** Those that are newer than all before; a replay after a reconnect brings some again. */
  accept<Numbered extends { readonly sequence: number }>(things: readonly Numbered[]): Numbered[] {
    const fresh: Numbered[] = [];
    for (const thing of things) {
      if (thing.sequence <= this.#last) continue;
      this.#last = thing.sequence;
      fresh.push(thing);
    }
    return fresh;
  }
}
