// A program that runs jobs and never closes its scheduler. It must end by itself.

import { WorkerScheduler } from '../scheduler.mjs';

const scheduler = new WorkerScheduler(new URL('./jobs.mjs', import.meta.url).href, { threads: 2 });
scheduler.run('later', ['a job keeps the process alive']).then((text) => console.log(text));
scheduler.run('later', [1]);
scheduler.run('later', ['and so does one that waits']).then((text) => {
  console.log(text);
  // Turns of the event loop are counted, which come later on a busy machine.
  let turns = 0;
  setInterval(() => ++turns === 60 && process.exit(9), 20).unref();
});
