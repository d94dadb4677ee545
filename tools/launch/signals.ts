/**
 * Calls back once somebody wants this process to end: Ctrl-C, a signal, a closed terminal, or the death of the npm that
 * started it. A second Ctrl-C, well after the first (npm hands the first one on, so it comes twice), ends it at once;
 * the guard then stops what runs.
 */
export function onStop(stop: (why: string) => Promise<void> | void): void {
  let first: number | undefined;
  const begin = (why: string) => {
    if (first === undefined) {
      first = Date.now();
      void stop(why);
    } else if (Date.now() - first > 2000 && why === 'Ctrl-C') {
      process.exit(130);
    }
  };
  process.on('SIGINT', () => begin('Ctrl-C'));
  process.on('SIGTERM', () => begin('SIGTERM'));
  process.on('SIGHUP', () => begin('the terminal closed'));
  // What is printed after the terminal has gone must not end the stop half-way.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  if (!process.env['npm_lifecycle_event']) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && begin('npm ended'), 500).unref();
}
