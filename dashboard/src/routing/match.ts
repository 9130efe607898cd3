/** The values of the placeholders of a pattern, by name. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * Matches a path such as `/runs/r1/attempts/a` with a pattern such as `/runs/:run/attempts/:attempt`.
 * Gives the decoded placeholders, or null where the path is not of the pattern.
 */
export function match(pattern: string, path: string): Parameters | null {
  const wanted = segments(pattern);
  const found = segments(path);
  if (wanted.length !== found.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = found[index] ?? '';
    if (segment.startsWith(':')) {
      const decoded = decode(value);
      if (decoded === null) return null;
      parameters[segment.slice(1)] = decoded;
    } else if (segment !== value) {
      return null;
    }
  }
  return parameters;
}

function segments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** Null where a percent sign is followed by no code: such a path names nothing. */
function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
