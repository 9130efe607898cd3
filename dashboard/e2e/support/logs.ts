import { closeSync, openSync, writeSync } from 'node:fs';

const lines = 1_000_000;

/**
 * A log of about 120 MB with what logs must not do to a reader: markup, terminal codes, a line of 10 MB. Line
 * 500,001 holds the only `needle`. Gives the number of lines.
 */
export function writeLargeLog(path: string): number {
  const file = openSync(path, 'w');
  const filler = '.'.repeat(80);
  for (let start = 0; start < lines; start += 10_000) {
    let block = '';
    for (let number = start; number < start + 10_000; number += 1) block += line(number, filler);
    writeSync(file, block);
  }
  closeSync(file);
  return lines;
}

function line(number: number, filler: string): string {
  switch (number) {
    case 3:
      return '<img src=x onerror="document.title=1"><script>document.title = "run"</script>\n';
    case 4:
      return '\u001b[31mred\u001b[0m and \u001b[1mbold\u001b[0m\n';
    case 5:
      return `${'long '.repeat(2_000_000)}\n`;
    case 500_000:
      return 'here is the needle\n';
    default:
      return `line ${number + 1} ${filler}${number % 25_000 === 0 ? ' milestone' : ''}\n`;
  }
}
