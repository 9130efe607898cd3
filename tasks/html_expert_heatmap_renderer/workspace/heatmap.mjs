/**
 * Renders numbers as an accessible table whose cells are coloured by their value. See the
 * instructions.
 *
 * @param {object} data
 * @param {object} [options]
 * @returns {string} HTML
 */
export function renderHeatmap(data, options = {}) {
  throw new Error('not implemented');
}
