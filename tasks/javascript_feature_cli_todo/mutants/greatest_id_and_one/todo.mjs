import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

class Failure extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const usage = (message) => new Failure(2, message);

const COMMANDS = {
  add: { options: ['due'], prepare: prepareAdd },
  list: { options: ['all'], prepare: prepareList },
  done: { options: [], prepare: (words) => prepareMark('Done', words, true) },
  reopen: { options: [], prepare: (words) => prepareMark('Reopened', words, false) },
  remove: { options: [], prepare: prepareRemove },
  clear: { options: [], prepare: prepareClear },
};

/**
 * Does what the arguments say to the list in `io.file`. See the instructions.
 *
 * @param {string[]} args
 * @param {{ file: string, today: string, out: (text: string) => void, err: (text: string) => void }} io
 * @returns {number} the exit status
 */
export function main(args, io) {
  try {
    const [name, ...rest] = args;
    if (!Object.hasOwn(COMMANDS, name ?? '')) {
      throw usage(`a command is needed: ${Object.keys(COMMANDS).join(', ')}`);
    }
    const { words, options } = parse(rest, COMMANDS[name].options);
    const change = COMMANDS[name].prepare(words, options, io);
    const list = read(io.file);
    const { changed, text } = change(list);
    if (changed) {
      write(io.file, list);
    }
    io.out(text);
    return 0;
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    io.err(`todo: ${error.message.replace(/\s+/g, ' ')}\n`);
    return error.status;
  }
}

function parse(args, known) {
  const words = [];
  const options = {};
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg === '--') {
      words.push(...args.slice(index + 1));
      break;
    }
    const [, name, value] = /^--(due|all)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name && known.includes(name) && (name === 'due' || value === undefined)) {
      options[name] = name === 'all' ? true : date(value ?? args[++index]);
    } else if (arg.startsWith('-') && arg !== '-') {
      throw usage(`unknown option: ${arg}`);
    } else {
      words.push(arg);
    }
  }
  return { words, options };
}

function date(text) {
  if (text === undefined) {
    throw usage('--due needs a date');
  }
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const time = new Date(0);
  time.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  // A day that does not exist rolls over into the next month.
  if (Number.isNaN(time.getTime()) || time.getUTCMonth() !== month - 1 || time.getUTCDate() !== Number(day)) {
    throw usage(`not a date: ${text}`);
  }
  return text;
}

function ids(words) {
  if (words.length === 0) {
    throw usage('an id is needed');
  }
  const wrong = words.find((word) => !/^[1-9][0-9]*$/.test(word));
  if (wrong !== undefined) {
    throw usage(`not an id: ${wrong}`);
  }
  return [...new Set(words.map(Number))];
}

function find(list, wanted) {
  return wanted.map((id) => {
    const item = list.items.find((each) => each.id === id);
    if (!item) {
      throw new Failure(1, `no item ${id}`);
    }
    return item;
  });
}

function told(verb, items) {
  return items.map(({ id, text }) => `${verb} ${id}: ${text}\n`).join('');
}

function noWords(words) {
  if (words.length > 0) {
    throw usage(`not expected: ${words[0]}`);
  }
}

function prepareAdd(words, { due }) {
  const text = words.join(' ').trim().replace(/\s+/g, ' ');
  if (text === '') {
    throw usage('a text is needed');
  }
  return (list) => {
    const id = Math.max(0, ...list.items.map((each) => each.id)) + 1;
    list.next = id + 1;
    const item = { id, text, done: false, ...(due && { due }) };
    list.items.push(item);
    return { changed: true, text: told('Added', [item]) };
  };
}

function prepareList(words, { all }, { today }) {
  noWords(words);
  return (list) => {
    const shown = list.items.filter((item) => all || !item.done).sort(byUrgency);
    const width = Math.max(0, ...shown.map(({ id }) => String(id).length));
    const lines = shown.map(({ id, text, done, due }) => {
      const when = due === undefined ? '' : ` (${!done && due < today ? 'overdue' : 'due'} ${due})`;
      return `${String(id).padStart(width)} [${done ? 'x' : ' '}] ${text}${when}\n`;
    });
    return { changed: false, text: lines.join('') || 'Nothing to do.\n' };
  };
}

function byUrgency(left, right) {
  const LATE = '~';
  const [one, other] = [left.due ?? LATE, right.due ?? LATE];
  return left.done - right.done || (one < other ? -1 : one > other ? 1 : 0) || left.id - right.id;
}

function prepareMark(verb, words, done) {
  const wanted = ids(words);
  return (list) => {
    const items = find(list, wanted);
    const changed = items.some((item) => item.done !== done);
    items.forEach((item) => (item.done = done));
    return { changed, text: told(verb, items) };
  };
}

function prepareRemove(words) {
  const wanted = ids(words);
  return (list) => {
    const items = find(list, wanted);
    list.items = list.items.filter((item) => !items.includes(item));
    return { changed: true, text: told('Removed', items) };
  };
}

function prepareClear(words) {
  noWords(words);
  return (list) => {
    const open = list.items.filter((item) => !item.done);
    const count = list.items.length - open.length;
    list.items = open;
    return { changed: count > 0, text: `Cleared ${count} item${count === 1 ? '' : 's'}.\n` };
  };
}

function read(file) {
  try {
    const list = JSON.parse(readFileSync(file, 'utf8'));
    const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject(list) || list.version !== 1 || !Number.isSafeInteger(list.next)) {
      throw new Error('this is no list of version 1');
    }
    if (!Array.isArray(list.items) || !list.items.every(isObject)) {
      throw new Error('its items are none');
    }
    return list;
  } catch (error) {
    if (error.code === 'ENOENT') {
      return { version: 1, next: 1, items: [] };
    }
    throw new Failure(1, `cannot read ${file}: ${error.message}`);
  }
}

function write(file, list) {
  const other = `${file}.${process.pid}.new`;
  try {
    writeFileSync(other, `${JSON.stringify(list, null, 2)}\n`);
    renameSync(other, file);
  } catch (error) {
    rmSync(other, { force: true });
    throw new Failure(1, `cannot write ${file}: ${error.message}`);
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  process.exitCode = main(process.argv.slice(2), {
    file: process.env.TODO_FILE || 'todo.json',
    today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}
