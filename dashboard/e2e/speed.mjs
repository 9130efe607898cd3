// Opens views of a server in a fresh browser context each, and tells how long each took to show its first row, and
// how a long table scrolls. Called by ../speed.sh.
import { chromium } from '@playwright/test';
import { argv, env, exit } from 'node:process';

const [server, run, talkative, busy] = argv.slice(2);
if (busy === undefined) {
  console.error('speed: server, run and two attempts are needed');
  exit(64);
}

const times = 5;
/** In pixels a second: a mouse wheel turned steadily, and a list that is flung. */
const speeds = { wheel: 2_000, fling: 6_000 };
const scrollSeconds = 8;
const tableRow = 'tbody tr[data-index]';
const lineRow = '.spacer [role="row"]';

const browser = await chromium.launch({
  executablePath: env.CHROMIUM,
  args: ['--no-sandbox'],
});
try {
  await view('runs', '/', tableRow);
  await view('leaderboard', '/leaderboard', tableRow);
  await view('events', `/runs/${run}/attempts/${busy}?tab=events`, lineRow);
  await view('log', `/runs/${run}/attempts/${talkative}?tab=logs`, lineRow);
  await scroll();
} finally {
  await browser.close();
}

/** From the navigation to the frame that has the first row: once before all else, then the median of several. */
async function view(name, path, row) {
  const took = [];
  for (let i = 0; i <= times; i += 1) took.push(await shown(path, row));
  const [first, ...others] = took;
  others.sort((a, b) => a - b);
  print(name, `first ${millis(first)}, then ${millis(others[times >> 1])}`);
}

async function shown(path, row) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript((selector) => {
    const look = () => {
      if (document.querySelector(selector)) {
        requestAnimationFrame(() => (window.shownAt = performance.now()));
      } else {
        requestAnimationFrame(look);
      }
    };
    look();
  }, row);
  await page.goto(`${server}/ui${path}`);
  const handle = await page.waitForFunction(() => window.shownAt, null, { timeout: 60_000 });
  const at = await handle.jsonValue();
  await context.close();
  return at;
}

/** All runs in one table, scrolled as by a finger. */
async function scroll() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${server}/ui/`);
  await page.waitForSelector(tableRow);
  const all = page.getByRole('button', { name: 'Load all' });
  if (await all.isVisible()) {
    const start = Date.now();
    await all.click();
    await all.waitFor({ state: 'hidden', timeout: 120_000 });
    print('load', millis(Date.now() - start));
  }
  const box = await page.locator('.scroller').boundingBox();
  const x = Math.round(box.x + box.width / 2);
  const y = Math.round(box.y + Math.min(box.height, 600) / 2);
  await page.evaluate(
    ([left, top]) => {
      window.frames_ = [];
      window.bare = window.looked = 0;
      let last = performance.now();
      const look = (now) => {
        window.frames_.push(now - last);
        last = now;
        // To look costs a layout of its own.
        if (window.frames_.length % 10 === 0) {
          window.looked += 1;
          if (!document.elementFromPoint(left, top)?.closest('tr[data-index]')) window.bare += 1;
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    [x, y],
  );
  const client = await context.newCDPSession(page);
  for (const [name, speed] of Object.entries(speeds)) {
    await page.evaluate(() => {
      window.frames_ = [];
      window.bare = window.looked = 0;
    });
    const yDistance = -speed * scrollSeconds;
    await client.send('Input.synthesizeScrollGesture', { x, y, yDistance, speed });
    await tell(page, name);
  }
  await context.close();
}

async function tell(page, name) {
  const [frames, bare, looked] = await page.evaluate(() => [
    window.frames_,
    window.bare,
    window.looked,
  ]);
  const total = frames.reduce((sum, each) => sum + each, 0);
  frames.sort((a, b) => a - b);
  print(
    name,
    `${((frames.length / total) * 1_000).toFixed(1)} frames a second, 99th percentile of a frame ${millis(
      frames[Math.floor(frames.length * 0.99)],
    )}, ${bare} of ${looked} frames without rows`,
  );
}

function print(what, value) {
  console.log(`${what}\t${value}`);
}

function millis(value) {
  return value < 1_000
    ? `${value.toFixed(value < 100 ? 1 : 0)} ms`
    : `${(value / 1_000).toFixed(2)} s`;
}
