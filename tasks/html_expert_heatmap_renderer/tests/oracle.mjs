// What the strict reader should find, written step by step from the instructions.

function node(name, attributes, content) {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return {
    name,
    attributes: Object.fromEntries(given.map(([key, value]) => [key, String(value)])),
    children: Array.isArray(content) ? content : [],
    text: typeof content === 'string' ? content : '',
  };
}

const full = (label) => label.label ?? label;

function shown(value, decimals) {
  const text = value.toFixed(decimals);
  return text.startsWith('-') && Number(text) === 0 ? text.slice(1) : text;
}

function luminance([r, g, b]) {
  const linear = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function styleOf(level, { levels, low, high }) {
  const channels = [1, 3, 5].map((at) => {
    const from = parseInt(low.slice(at, at + 2), 16);
    const to = parseInt(high.slice(at, at + 2), 16);
    return levels === 1 ? from : Math.round(from + ((to - from) * (level - 1)) / (levels - 1));
  });
  const light = luminance(channels);
  const onBlack = (light + 0.05) / 0.05;
  const onWhite = 1.05 / (light + 0.05);
  const hex = channels.map((channel) => channel.toString(16).padStart(2, '0')).join('');
  return `background-color:#${hex};color:${onBlack > onWhite ? '#000000' : '#ffffff'}`;
}

export function expectedTree({ id, title, rows, groups, values }, options) {
  const { levels, decimals, missing } = options;
  const columns = [];
  groups.forEach((group, g) => {
    for (const label of group.columns) columns.push({ label, group: group.label, g: g + 1 });
  });

  let lowest;
  let highest;
  let gaps = 0;
  for (let r = 0; r < rows.length; r++) {
    for (let c = 0; c < columns.length; c++) {
      const value = values[r][c];
      if (value === null) {
        gaps++;
        continue;
      }
      const labels = [rows[r], columns[c].group, columns[c].label].map(full).join(', ');
      const place = `${shown(value, decimals)} (${labels})`;
      if (!lowest || value < lowest.value) lowest = { value, place };
      if (!highest || value > highest.value) highest = { value, place };
    }
  }
  const bound = (i) => {
    if (i === 0) return lowest.value;
    if (i === levels) return highest.value;
    return lowest.value * (1 - i / levels) + highest.value * (i / levels);
  };
  const levelOf = (value) => {
    let level = 1;
    if (lowest.value !== highest.value) {
      for (let i = 1; i < levels; i++) if (bound(i) <= value) level++;
    }
    return level;
  };

  const th = (label, attributes) => node('th', { ...attributes, abbr: label.short }, full(label));
  const gap = (attributes) => [{ ...attributes, 'data-level': 'none' }, missing];
  const body = rows.map((row, r) =>
    node('tr', {}, [
      th(row, { scope: 'row', id: `${id}-r${r + 1}` }),
      ...columns.map(({ g }, c) => {
        const value = values[r][c];
        const headers = `${id}-r${r + 1} ${id}-g${g} ${id}-c${c + 1}`;
        if (value === null) return node('td', ...gap({ headers }));
        const level = levelOf(value);
        return node('td', { headers, 'data-level': level, style: styleOf(level, options) }, shown(value, decimals));
      }),
    ]),
  );

  const legend = [];
  if (lowest && lowest.value === highest.value) {
    legend.push(node('li', { 'data-level': 1, style: styleOf(1, options) }, shown(lowest.value, decimals)));
  } else if (lowest) {
    for (let k = 1; k <= levels; k++) {
      const range = `${shown(bound(k - 1), decimals)} to ${shown(bound(k), decimals)}`;
      legend.push(node('li', { 'data-level': k, style: styleOf(k, options) }, range));
    }
  }
  if (gaps > 0) legend.push(node('li', ...gap({})));

  const counted = `Missing: ${gaps} of ${rows.length * columns.length}.`;
  const summary = lowest ? `Lowest: ${lowest.place}. Highest: ${highest.place}. ${counted}` : `No values. ${counted}`;
  const table = node('table', { 'aria-describedby': `${id}-summary ${id}-legend` }, [
    node('caption', {}, title),
    node('colgroup', {}, []),
    ...groups.map((group) => node('colgroup', { span: group.columns.length }, [])),
    node('thead', {}, [
      node('tr', {}, [
        node('td', { rowspan: 2 }, ''),
        ...groups.map((group, g) =>
          th(group.label, { scope: 'colgroup', colspan: group.columns.length, id: `${id}-g${g + 1}` }),
        ),
      ]),
      node('tr', {}, columns.map(({ label }, c) => th(label, { scope: 'col', id: `${id}-c${c + 1}` }))),
    ]),
    node('tbody', {}, body),
  ]);
  return node('figure', { class: 'heatmap', id }, [
    table,
    node('p', { id: `${id}-summary` }, summary),
    node('ul', { id: `${id}-legend` }, legend),
  ]);
}
