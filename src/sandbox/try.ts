import { openBrowser } from './try/open-browser.ts';
import { HELP, readOptions, type TryOptions } from './try/options.ts';
import { showProgress } from './try/progress.ts';
import { type PageServer, startPageServer, type WaitingPageServer } from './try/server/start-page-server.ts';
import { startTrial } from './try/start-trial.ts';

/** Exit status where what was asked for can't be done as asked. */
const EXIT_USAGE = 2;

/** Signals this close to each other are one. */
const SAME_SIGNAL_MS = 1_000;
const PARENT_LOOK_MS = 500;

const progress = showProgress(process.stdout);
const stopping = new AbortController();

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  switch (options.kind) {
    case 'help':
      process.stdout.write(HELP);
      return;
    case 'wrong':
      return complain(options.problem, 'npm run try -- --help tells more.');
    case 'options':
      return run(options);
  }
}

async function run(options: TryOptions): Promise<void> {
  const running: Running = { server: null, starting: null };
  stopOnSignals(async () => stopAll(running));
  const server = await takePort(options.port);
  if (server === null) return;
  running.server = server;
  running.starting = startTrial({
    ...options,
    signal: stopping.signal,
    tell: (line) => progress.line(line),
    onImported: (done, total) =>
      progress.step(`Importing ${done} of ${total} pull requests...`, done === total),
  });
  const trial = await running.starting;
  if (trial.kind === 'problem') {
    await stopAll(running);
    return complain(trial.message, trial.hint);
  }
  server.show(trial.session);
  const missing = await trial.checked((checked) =>
    progress.step(`Judging ${checked} of ${trial.count} pull requests...`, checked === trial.count),
  );
  announce(options, server.url, trial.count, missing);
}

/** What has to be stopped in the end. */
interface Running {
  server: PageServer | null;
  starting: ReturnType<typeof startTrial> | null;
}

async function stopAll({ server, starting }: Running): Promise<void> {
  await server?.stop();
  // A start that fails cleans up after itself.
  const [started] = await Promise.allSettled([starting]);
  if (started.status === 'fulfilled' && started.value?.kind === 'trial') await started.value.stop();
}

function announce(options: TryOptions, url: string, count: number, missing: readonly number[]): void {
  if (missing.length > 0) {
    const numbers = missing.map((number) => `#${number}`).join(', ');
    progress.line(
      `Baton gave no check to ${numbers} within a minute. Is \`mode: off\` set in .github/baton.yml?`,
    );
    progress.line(`What there is: open ${url}`);
  } else {
    progress.line(`All ${count} pull requests are checked: open ${url}`);
  }
  progress.line('Stop with Ctrl-C; nothing is kept.');
  if (options.opensBrowser && process.stdout.isTTY && !process.env['CI']) openBrowser(url);
}

/** Null where the port is taken, which is then told. */
async function takePort(port: number): Promise<WaitingPageServer | null> {
  try {
    return await startPageServer(port);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const what =
      code === 'EACCES' ? `Port ${port} may not be used.` : `Port ${port} is taken by another program.`;
    complain(what, `Choose another one: PORT=${port < 65_535 ? port + 1 : 4000} npm run try`);
    return null;
  }
}

function stopOnSignals(stop: () => Promise<void>): void {
  let firstMs = 0;
  const begin = (): void => {
    if (stopping.signal.aborted) {
      // npm passes a terminal's Ctrl-C on, so that it comes twice; later, somebody is in a hurry.
      if (Date.now() - firstMs > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    firstMs = Date.now();
    stopping.abort();
    progress.line('Stopping...');
    stop().then(() => process.exit(0), fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, begin);
  if (process.env['npm_lifecycle_event'] === 'try') watchParent(begin);
}

/** npm starts scripts in a shell, and whoever ends that shell means this process, which is not told. */
function watchParent(onEnd: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onEnd();
  }, PARENT_LOOK_MS);
  timer.unref();
}

function complain(problem: string, hint: string): void {
  progress.line('');
  process.stderr.write(`${problem}\n${hint}\n`);
  process.exitCode = EXIT_USAGE;
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

main().catch((error: unknown) => {
  // A start that was cut short by the signal is no failure.
  if (!stopping.signal.aborted) fail(error);
});
