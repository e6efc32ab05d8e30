import { openBrowser } from './try/open-browser.ts';
import { HELP, readOptions, type TryOptions } from './try/options.ts';
import { showProgress } from './try/progress.ts';
import { type PageServer, startPageServer, type WaitingPageServer } from './try/server/start-page-server.ts';
import { startTrial, type Trial } from './try/start-trial.ts';

/** Exit status where what was asked for can't be done as asked. */
const EXIT_USAGE = 2;

const progress = showProgress(process.stdout);

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
  const running: { trial: Trial | null; server: PageServer | null } = { trial: null, server: null };
  const stop = async (): Promise<void> => {
    await running.server?.stop();
    await running.trial?.stop();
  };
  stopOnSignals(stop);
  const server = await takePort(options.port);
  if (server === null) return;
  running.server = server;
  const trial = await startTrial({
    ...options,
    tell: (line) => progress.line(line),
    onImported: (done, total) =>
      progress.step(`Importing ${done} of ${total} pull requests...`, done === total),
  });
  if (trial.kind === 'problem') {
    await stop();
    return complain(trial.message, trial.hint);
  }
  running.trial = trial;
  server.show(trial.session);
  const missing = await trial.checked((checked) =>
    progress.step(`Judging ${checked} of ${trial.count} pull requests...`, checked === trial.count),
  );
  announce(options, server.url, trial.count, missing);
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
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Asked twice, somebody is in a hurry.
      if (isStopping) process.exit(1);
      isStopping = true;
      progress.line('Stopping...');
      stop().then(() => process.exit(0), fail);
    });
  }
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

main().catch(fail);
