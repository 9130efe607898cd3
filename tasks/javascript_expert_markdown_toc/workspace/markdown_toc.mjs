/** The headings as a tree of `{ level, text, slug, line, children }`. See the instructions. */
export function tocOf(markdown, { min = 1, max = 6 } = {}) {
  return [];
}

/** The tree as a Markdown list. */
export function renderToc(markdown, options) {
  return '';
}

/** The document with a fresh list between its markers. */
export function updateToc(markdown, options) {
  return markdown;
}
