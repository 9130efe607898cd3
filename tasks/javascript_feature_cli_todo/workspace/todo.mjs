/**
 * Does what the arguments say to the list in `io.file`. See the instructions.
 *
 * @param {string[]} args
 * @param {{ file: string, today: string, out: (text: string) => void, err: (text: string) => void }} io
 * @returns {number} the exit status
 */
export function main(args, io) {
  io.err('todo: not implemented\n');
  return 2;
}
