import { resolve } from 'node:path';

/** What somebody asked for on the command line and in the environment. */
export interface TryOptions {
  readonly kind: 'options';
  /** Absolute; null: the sample repository. */
  readonly path: string | null;
  readonly port: number;
  readonly opensBrowser: boolean;
  /** How many merges become pull requests. */
  readonly limit: number;
  readonly logLevel: string;
}

export type ReadOptions =
  | TryOptions
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problem: string };

/** Clear of 3000, where Baton itself and many other servers listen. */
const DEFAULT_PORT = 4000;
const DEFAULT_LIMIT = 20;
/** Each one is a check and perhaps a comment, and Baton paces its writes after sixty. */
const LARGEST_LIMIT = 100;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

export const HELP = `See Baton at work on this machine, without a GitHub account.

Usage: npm run try                  a sample client repository
       npm run try -- PATH          the Git repository at PATH: its last merges as open pull requests, and a report on it
       npm run try -- --count 40    that many of its merges, ${DEFAULT_LIMIT} if not told
       npm run try -- --no-open     print the page's address, open no browser

The real Baton runs against a stand-in for GitHub; a button lets weeks pass, each with its report. Nothing is sent anywhere,
nothing is written at PATH, and all of it is gone when you stop it with Ctrl-C. PORT chooses the page's port (${DEFAULT_PORT}), LOG_LEVEL=info shows what Baton logs.
`;

/** Reads arguments and environment; a problem is a sentence for whoever typed them. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ReadOptions {
  const paths: string[] = [];
  let limit = String(DEFAULT_LIMIT);
  let opensBrowser = true;
  for (const [at, argument] of args.entries()) {
    if (args[at - 1] === '--count') continue;
    if (argument === '--help' || argument === '-h') return { kind: 'help' };
    if (argument === '--no-open') opensBrowser = false;
    else if (argument === '--count') limit = args[at + 1] ?? '';
    else if (argument.startsWith('--count=')) limit = argument.slice('--count='.length);
    else if (argument.startsWith('-'))
      return wrong(`There is no option ${argument}; --help tells which there are.`);
    else paths.push(argument);
  }
  if (paths.length > 1) return wrong(`One path was expected, not ${paths.length}: ${paths.join(', ')}`);
  const count = wholeNumber(limit, 1, LARGEST_LIMIT);
  if (count === null) return wrong(`--count: expected a number from 1 to ${LARGEST_LIMIT}`);
  const port = wholeNumber(env['PORT']?.trim() || String(DEFAULT_PORT), 0, 65_535);
  if (port === null) return wrong('PORT: expected a number from 0 to 65535');
  const logLevel = env['LOG_LEVEL']?.trim() || 'error';
  if (!LOG_LEVELS.includes(logLevel)) return wrong(`LOG_LEVEL: expected one of ${LOG_LEVELS.join(', ')}`);
  const [typed] = paths;
  const path = typed === undefined ? null : resolve(folderOf(env), typed);
  return { kind: 'options', path, port, opensBrowser, limit: count, logLevel };
}

/** Where the path was typed: npm starts scripts in the project's folder. */
function folderOf(env: Readonly<Record<string, string | undefined>>): string {
  return (env['npm_lifecycle_event'] === 'try' ? env['INIT_CWD'] : undefined) ?? process.cwd();
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const number = Number(text);
  return /^\d{1,6}$/.test(text) && number >= least && number <= most ? number : null;
}

function wrong(problem: string): ReadOptions {
  return { kind: 'wrong', problem };
}
