/**
 * Renders numbers as an accessible table whose cells are coloured by their value. See the
 * instructions.
 *
 * @param {object} data
 * @param {object} [options]
 * @returns {string} HTML
 */
export function renderHeatmap(data, options = {}) {
  const { id, title, rows, groups, values } = checkedData(data);
  const settings = checkedOptions(options);
  const columns = groups.flatMap((group, g) => group.columns.map((label) => ({ label, group, g: g + 1 })));
  const extent = extentOf(values);
  const scale = scaleOf(extent, settings);
  const show = (value) => shown(value, settings.decimals);

  const head = [
    element('tr', {}, [
      element('td', { rowspan: 2 }),
      ...groups.map((group, g) =>
        header(group.label, { scope: 'colgroup', colspan: group.columns.length, id: `${id}-g${g + 1}` }),
      ),
    ]),
    element('tr', {}, columns.map(({ label }, c) => header(label, { scope: 'col', id: `${id}-c${c + 1}` }))),
  ];
  const body = rows.map((row, r) => {
    const cells = columns.map(({ g }, c) => {
      const value = values[r][c];
      const headers = `${id}-r${r + 1} ${id}-g${g} ${id}-c${c + 1}`;
      return value === null
        ? element('td', { headers, 'data-level': 'none' }, [escape(settings.missing)])
        : element('td', { headers, ...scale.attributes(scale.level(value)) }, [show(value)]);
    });
    return element('tr', {}, [header(row, { scope: 'row', id: `${id}-r${r + 1}` }), ...cells]);
  });
  const table = element('table', { 'aria-describedby': `${id}-summary ${id}-legend` }, [
    element('caption', {}, [escape(title)]),
    element('colgroup'),
    ...groups.map((group) => element('colgroup', { span: group.columns.length })),
    element('thead', {}, head),
    element('tbody', {}, body),
  ]);
  const place = ({ value, r, c }) =>
    `${show(value)} (${rows[r].label}, ${columns[c].group.label.label}, ${columns[c].label.label})`;
  const missing = `Missing: ${extent.missing} of ${rows.length * columns.length}.`;
  const summary = extent.lowest
    ? `Lowest: ${place(extent.lowest)}. Highest: ${place(extent.highest)}. ${missing}`
    : `No values. ${missing}`;
  const legend = scale.ranges.map((range, k) =>
    element('li', scale.attributes(k + 1), [range.map(show).join(' to ')]),
  );
  if (extent.missing > 0) {
    legend.push(element('li', { 'data-level': 'none' }, [escape(settings.missing)]));
  }
  return element('figure', { class: 'heatmap', id }, [
    table,
    element('p', { id: `${id}-summary` }, [escape(summary)]),
    element('ul', { id: `${id}-legend` }, legend),
  ]);
}

// HTML

const REFERENCES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text) {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|[\u{d800}-\u{dfff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => REFERENCES[character]);
}

/** The content is HTML already. */
function element(name, attributes = {}, content = []) {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(String(value))}"`);
  return `<${name}${written.join('')}>${content.join('')}</${name}>`;
}

function header({ label, short }, attributes) {
  return element('th', short === undefined ? attributes : { ...attributes, abbr: short }, [escape(label)]);
}

// Numbers

function shown(value, decimals) {
  const text = value.toFixed(decimals);
  return /[1-9]/.test(text) ? text : text.replace('-', '');
}

/** The first lowest and highest value with their places, and how many are missing. */
function extentOf(values) {
  const extent = { lowest: undefined, highest: undefined, missing: 0 };
  values.forEach((row, r) =>
    row.forEach((value, c) => {
      if (value === null) {
        extent.missing++;
        value = 0;
      }
      if (extent.lowest === undefined || value < extent.lowest.value) {
        extent.lowest = { value, r, c };
      }
      if (extent.highest === undefined || value > extent.highest.value) {
        extent.highest = { value, r, c };
      }
    }),
  );
  return extent;
}

function scaleOf({ lowest, highest }, { levels, low, high }) {
  const backgrounds = Array.from({ length: levels }, (_, step) =>
    low.map((from, channel) =>
      levels === 1 ? from : Math.round(from + ((high[channel] - from) * step) / (levels - 1)),
    ),
  );
  const styles = backgrounds.map(
    (background) => `background-color:${hex(background)};color:${readableOn(background)}`,
  );
  const attributes = (level) => ({ 'data-level': level, style: styles[level - 1] });
  if (lowest === undefined) {
    return { attributes, level: () => 1, ranges: [] };
  }
  const min = lowest.value;
  const max = highest.value;
  if (min === max) {
    return { attributes, level: () => 1, ranges: [[min]] };
  }
  const bounds = [];
  for (let i = 1; i < levels; i++) {
    bounds.push(min * (1 - i / levels) + max * (i / levels));
  }
  const level = (value) => 1 + bounds.filter((bound) => bound <= value).length;
  const ends = [min, ...bounds, max];
  return { attributes, level, ranges: ends.slice(1).map((end, k) => [ends[k], end]) };
}

// Colours

function hex(channels) {
  return '#' + channels.map((channel) => channel.toString(16).padStart(2, '0')).join('');
}

function luminance(channels) {
  const [red, green, blue] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function readableOn(background) {
  const light = luminance(background);
  return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? '#000000' : '#ffffff';
}

// Arguments

function require(condition, Kind, place, message) {
  if (!condition) {
    throw new Kind(`${place}: ${message}`);
  }
}

function checkedData({ id, title, rows, groups, values }) {
  require(typeof id === 'string', TypeError, 'id', 'must be a string');
  require(/^[A-Za-z][A-Za-z0-9_-]*$/.test(id), RangeError, 'id', 'must be a letter, then letters, digits, _ and -');
  require(typeof title === 'string', TypeError, 'title', 'must be a string');
  require(rows.length > 0, RangeError, 'rows', 'must not be empty');
  const checkedRows = Array.from(rows, (row, r) => checkedLabel(row, `rows[${r}]`));
  require(groups.length > 0, RangeError, 'groups', 'must not be empty');
  const checkedGroups = Array.from(groups, ({ label, columns }, g) => {
    require(columns.length > 0, RangeError, `groups[${g}].columns`, 'must not be empty');
    return {
      label: checkedLabel(label, `groups[${g}].label`),
      columns: Array.from(columns, (column, c) => checkedLabel(column, `groups[${g}].columns[${c}]`)),
    };
  });
  const width = checkedGroups.reduce((sum, group) => sum + group.columns.length, 0);
  require(values.length === rows.length, RangeError, 'values', `must have ${rows.length} rows`);
  for (let r = 0; r < values.length; r++) {
    require(values[r].length === width, RangeError, `values[${r}]`, `must have ${width} values`);
    for (let c = 0; c < width; c++) {
      const value = values[r][c];
      if (value !== null) {
        require(typeof value === 'number', TypeError, `values[${r}][${c}]`, 'must be a number or null');
        require(Number.isFinite(value), RangeError, `values[${r}][${c}]`, 'must be finite');
      }
    }
  }
  return { id, title, rows: checkedRows, groups: checkedGroups, values };
}

function checkedLabel(given, place) {
  const label = typeof given === 'string' ? { label: given } : { label: given?.label, short: given?.short };
  for (const text of Object.values(label)) {
    require(typeof text === 'string', TypeError, place, 'must be a string or { label, short }');
    require(text !== '', RangeError, place, 'must not be empty');
  }
  return label;
}

function checkedOptions({
  levels = 5,
  low = '#ffffff',
  high = '#08306b',
  decimals = 0,
  missing = 'no data',
}) {
  require(Number.isInteger(levels) && levels >= 1 && levels <= 12, RangeError, 'levels', 'must be 1 to 12');
  require(Number.isInteger(decimals) && decimals >= 0 && decimals <= 20, RangeError, 'decimals', 'must be 0 to 20');
  require(typeof missing === 'string', TypeError, 'missing', 'must be a string');
  return { levels, decimals, missing, low: channelsOf(low, 'low'), high: channelsOf(high, 'high') };
}

function channelsOf(colour, place) {
  const valid = typeof colour === 'string' && /^#[0-9a-fA-F]{6}$/.test(colour);
  require(valid, RangeError, place, 'must be a colour like #08306b');
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
