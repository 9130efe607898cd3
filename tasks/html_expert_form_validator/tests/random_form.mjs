// Forms that are the same on every run, with what a submit of them has to show.

/** Numbers that are the same on every run (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  };
}

export function randomForm(seed) {
  const below = random(seed);
  const pick = (list) => list[below(list.length)];
  const errors = [];
  const fields = Array.from({ length: 1 + below(16) }, (_, index) => {
    const id = `f${index}`;
    const name = `Field ${index}`;
    const required = below(2) === 1;
    const { attributes, value, error } = pick([email, number, word])(below, pick, name);
    const disabled = below(6) === 0;
    const message = value === '' ? (required ? `${name} is required.` : undefined) : error;
    if (message !== undefined && !disabled) errors.push({ id, message });
    return `<p><label for="${id}">Field
      ${index}</label> <input id="${id}" value="${value}" ${attributes}${required ? ' required' : ''}${disabled ? ' disabled' : ''}></p>`;
  });
  const count = errors.length;
  return {
    html: fields.join(''),
    expected: {
      messages: errors.map(({ message }) => message),
      status: count === 0 ? '' : count === 1 ? '1 field needs attention.' : `${count} fields need attention.`,
      focused: errors[0]?.id ?? '',
      submits: [count === 0 ? 'submitted' : 'cancelled'],
    },
  };
}

function email(below, pick, name) {
  const value = pick(['', 'x', 'a@b', 'x@', 'long@example.org']);
  const least = below(2) ? 6 : 0;
  const error =
    value === 'x' || value === 'x@' ? `${name} is not an email address.`
    : value.length < least ? `${name} needs at least 6 characters.`
    : undefined;
  return { attributes: `type="email"${least ? ' minlength="6"' : ''}`, value, error };
}

function number(below, pick, name) {
  const value = pick(['', '-3', '0', '4', '12', '4.5']);
  const error =
    value < 0 ? `${name} must be at least 0.`
    : value > 10 ? `${name} must be at most 10.`
    : value === '4.5' ? `${name} is not valid.`
    : undefined;
  return { attributes: 'type="number" min="0" max="10"', value, error };
}

function word(below, pick, name) {
  const value = pick(['', 'ab', 'abcd', 'ABCD', 'A']);
  const error =
    value.length < 3 ? `${name} needs at least 3 characters.`
    : value === 'abcd' ? `${name} has the wrong format.`
    : undefined;
  return { attributes: 'minlength="3" pattern="[A-Z]+"', value, error };
}
