/** Text in pieces of some lines each: a browser lays out only those in view, and no giant text node. */
export function chunks(text: string, lines = 200): string[] {
  const pieces: string[] = [];
  let from = 0;
  let seen = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    seen += 1;
    if (seen < lines && at - from < 100_000) continue;
    pieces.push(text.slice(from, at + 1));
    from = at + 1;
    seen = 0;
  }
  for (; from < text.length; from += 100_000) pieces.push(text.slice(from, from + 100_000));
  return pieces;
}
