/** Something to go to. */
export interface Place {
  readonly kind: 'view' | 'run' | 'model' | 'task' | 'benchmark';
  readonly title: string;
  /** What else it is found by, and shown behind its title. */
  readonly detail: string;
  readonly href: string;
}

/**
 * The places that fit what was typed, best first: each word has to be in the title or the detail; those that
 * begin with it come first, then those whose title has it. Places that fit alike keep their order.
 */
export function found(places: readonly Place[], typed: string, most: number): readonly Place[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return places.slice(0, most);
  const ranked: { place: Place; rank: number }[] = [];
  for (const place of places) {
    const title = place.title.toLowerCase();
    const all = `${title} ${place.detail.toLowerCase()} ${place.kind}`;
    if (!words.every((word) => all.includes(word))) continue;
    const rank = words.reduce(
      (sum, word) => sum + (title.startsWith(word) ? 0 : title.includes(word) ? 1 : 2),
      0,
    );
    ranked.push({ place, rank });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ place }) => place);
}
