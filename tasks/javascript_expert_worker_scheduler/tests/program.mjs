// A program that runs jobs and never closes its scheduler. It must end by itself.

import { WorkerScheduler } from '../scheduler.mjs';

const scheduler = new WorkerScheduler(new URL('./jobs.mjs', import.meta.url).href, { threads: 2 });
scheduler.run('later', ['a job keeps the process alive']).then((text) => console.log(text));
scheduler.run('later', [1]);
scheduler.run('later', ['and so does one that waits']).then((text) => {
  console.log(text);
  setTimeout(() => process.exit(9), 5000).unref();
});
