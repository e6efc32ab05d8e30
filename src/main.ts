import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { type Logger, pino } from 'pino';
import { startBaton } from './baton.ts';
import { HELP, readArguments } from './read-arguments.ts';
import { checkRegisteredApp } from './registered-app.ts';
import { startRegistration } from './registration/start-registration.ts';
import { CREDENTIALS, type RegistrationSettings, readSettings, type Settings } from './settings.ts';
import { startProxy } from './web/webhook-proxy.ts';

/** Exit statuses of sysexits.h: for settings that have to be mended first, and for arguments that nobody knows. */
const EXIT_CONFIG = 78;
const EXIT_USAGE = 64;

const ENV_FILE = '.env';

async function main(args: readonly string[]): Promise<void> {
  const read = readArguments(args);
  switch (read.kind) {
    case 'help':
      process.stdout.write(HELP);
      return;
    case 'unknown':
      process.stderr.write(`Baton knows no argument ${read.argument}; npm start -- --help lists them\n`);
      process.exitCode = EXIT_USAGE;
      return;
    case 'start':
      return start({ ...read, stopping: stopSignal() });
  }
}

interface StartOptions {
  readonly isRegistering: boolean;
  /** Resolves when the process is asked to stop. */
  readonly stopping: Promise<NodeJS.Signals>;
}

async function start(options: StartOptions): Promise<void> {
  loadEnvironment();
  const read = readSettings(process.env, options);
  switch (read.kind) {
    case 'not-registered':
      return register(read.registration, options.stopping);
    case 'wrong':
      return refuse(read.problems);
    case 'ready':
      for (const warning of read.warnings) process.stderr.write(`Note: ${warning}\n`);
      return serve(read.settings, options.stopping);
  }
}

function loadEnvironment(): void {
  // An empty credential is none, and must not hide the file's.
  for (const name of CREDENTIALS) if (process.env[name] === '') delete process.env[name];
  // Node's own loader keeps what the environment has; Probot's would override it.
  if (existsSync(ENV_FILE)) loadEnvFile(ENV_FILE);
}

function refuse(problems: readonly string[]): void {
  process.stderr.write(`Baton can't start:\n${problems.map((problem) => `- ${problem}\n`).join('')}`);
  process.exitCode = EXIT_CONFIG;
}

/** Serves the page that registers the App; once its credentials are in the env file, Baton starts with them. */
async function register(settings: RegistrationSettings, stopping: StartOptions['stopping']): Promise<void> {
  const registration = await startRegistration(settings, {
    envFile: ENV_FILE,
    onFault: (error) =>
      process.stderr.write(`A request failed: ${error instanceof Error ? error.name : typeof error}\n`),
  });
  process.stdout.write(`There is no App yet. To register one on GitHub, open\n\n    ${registration.url}\n\n`);
  const signal = await Promise.race([registration.saved, stopping]);
  await registration.stop();
  if (signal === undefined) await start({ isRegistering: false, stopping });
}

/** Resolves at the first signal that asks the process to stop; later ones, such as npm's copy of a Ctrl+C, are ignored. */
function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, resolve);
  });
}

async function serve(settings: Settings, stopping: StartOptions['stopping']): Promise<void> {
  const log = pino({ level: settings.logLevel, base: null });
  const baton = await Promise.race([startBaton(settings, log), stopping]);
  // Nothing was accepted yet, so there is nothing to finish.
  if (typeof baton === 'string') process.exit(0);
  const closeProxy =
    settings.webhookProxyUrl === null ? null : await startProxy(settings.webhookProxyUrl, baton.url, log);
  log.info({ url: baton.url }, 'Baton is running');

  // Only now, so that a GitHub that does not answer delays nothing: deliveries are kept until they can be worked off.
  const refusal = findRefusal(settings, log).then((problem) => refuse([problem]));
  const signal = await Promise.race([stopping, refusal]);
  log.info({ signal }, 'Stopping: running jobs are finished, waiting ones stay in the queue');
  await closeProxy?.();
  await baton.stop();
  log.info({}, 'Stopped');
}

/** Resolves to why GitHub refuses the App's credentials; never, where it does not. */
async function findRefusal(settings: Settings, log: Logger): Promise<string> {
  const verdict = await checkRegisteredApp(settings, (message) => log.warn({}, message));
  if (verdict.kind === 'refused') return verdict.problem;
  for (const warning of verdict.warnings) log.warn({}, warning);
  return new Promise(() => {});
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main(process.argv.slice(2)).catch(fail);
