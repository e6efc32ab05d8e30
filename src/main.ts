import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { pino } from 'pino';
import { run } from 'probot';
import { startBaton } from './baton.ts';
import { readSettings, type Settings } from './settings.ts';
import { startProxy } from './web/webhook-proxy.ts';

const HELP = `Baton keeps a repository ready to be handed over.

Usage: npm start            start Baton; without APP_ID, the page that registers the App
       npm start -- --help  this text
       npm run try [PATH]   see it work on this machine, without a GitHub account

Settings are read from the environment, then from a file .env beside package.json (which never overrides the
environment). README.md explains each one.
`;

/** Exit status for settings that have to be mended first (sysexits.h, EX_CONFIG). */
const EXIT_CONFIG = 78;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return;
  }
  // Node's own loader keeps what the environment has; Probot's would override it.
  if (existsSync('.env')) loadEnvFile('.env');
  const read = readSettings(process.env);
  switch (read.kind) {
    case 'not-registered':
      return register();
    case 'wrong':
      process.stderr.write(
        `Baton can't start:\n${read.problems.map((problem) => `- ${problem}\n`).join('')}`,
      );
      process.exitCode = EXIT_CONFIG;
      return;
    case 'ready':
      return serve(read.settings);
  }
}

/** Probot's own page that registers the App from app.yml and writes the credentials to .env. */
async function register(): Promise<void> {
  process.stdout.write(
    'No APP_ID yet: open the page below to register the App on GitHub, then start again.\n',
  );
  await run(() => {}, { env: { ...process.env, NO_SMEE_SETUP: 'true' } });
}

async function serve(settings: Settings): Promise<void> {
  const log = pino({ level: settings.logLevel, base: null });
  const baton = await startBaton(settings, log);
  const closeProxy =
    settings.webhookProxyUrl === null ? null : await startProxy(settings.webhookProxyUrl, baton.url, log);
  log.info({ url: baton.url }, 'Baton is running');

  let isStopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'Stopping: running jobs are finished, waiting ones stay in the queue');
    await closeProxy?.();
    await baton.stop();
    log.info({}, 'Stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => fail(error));
    });
  }
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main(process.argv.slice(2)).catch(fail);
