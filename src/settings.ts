import { isIP } from 'node:net';
import { checkDataDir } from './settings/check-data-dir.ts';
import { type Environment, given, isHttpUrl } from './settings/environment.ts';
import { findUnknownNames } from './settings/find-unknown-names.ts';
import { type GitHubAddresses, readGitHubAddresses } from './settings/github-addresses.ts';
import { readPrivateKey } from './settings/read-private-key.ts';

/** What the environment says, checked (DESIGN 3). */
export interface Settings {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly previousWebhookSecret: string | null;
  /** Base of the REST API; GraphQL's is derived from it. */
  readonly apiUrl: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly role: Role;
  readonly databaseUrl: string | null;
  readonly databaseBackend: string | null;
  readonly dataDir: string;
  /** Who runs this Baton, as clients are told; null where nobody said. */
  readonly operator: string | null;
  readonly webhookProxyUrl: string | null;
}

/** What a process does: everything, only taking deliveries, or only working on what they ask for. */
export type Role = 'all' | 'web' | 'worker';

/** What the set-up page needs, while there is no App yet. */
export interface RegistrationSettings extends GitHubAddresses {
  readonly host: string;
  readonly port: number;
  /** The organisation that is to own the App, as `GH_ORG` proposes. */
  readonly organization: string | null;
  readonly webhookProxyUrl: string | null;
}

/** Either settings to start with, or every problem at once: what is wrong, and how to mend it. */
export type ReadSettings =
  | { readonly kind: 'ready'; readonly settings: Settings; readonly warnings: readonly string[] }
  | { readonly kind: 'not-registered'; readonly registration: RegistrationSettings }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const ROLES: readonly Role[] = ['all', 'web', 'worker'];
const BACKENDS = ['postgres', 'citus', 'yugabytedb', 'cockroachdb'];

/** The variables that registering the App fills; any of them says that there is an App. */
export const CREDENTIALS = ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET'];

/** A shorter secret than this can be guessed from a single signed delivery. */
const SHORT_SECRET = 16;

/**
 * Reads the settings from the environment; files are read for the private key and looked at for the data folder. Values of
 * secrets never appear in a problem. Without any of the App's credentials it is not registered yet; in production that is a
 * problem, since they are more likely lost, unless `isRegistering` says that somebody means it.
 */
export function readSettings(env: Environment, { isRegistering = false } = {}): ReadSettings {
  const isRegistered = CREDENTIALS.some((name) => given(env, name) !== null);
  if (!isRegistered && (isRegistering || env['NODE_ENV'] !== 'production')) return readRegistration(env);

  const problems: string[] = [];
  const warnings: string[] = [];
  if (!isRegistered) {
    problems.push("None of the App's credentials is set: to register the App, start once with --register");
  }
  if (isRegistering) {
    problems.push(
      `--register: an App is set already; to register another one, take out ${CREDENTIALS.slice(0, -1).join(', ')} and WEBHOOK_SECRET`,
    );
  }
  const settings: Settings = {
    appId: readAppId(env, problems),
    privateKey: readPrivateKey(env, problems),
    webhookSecret: readSecret(env, problems, warnings),
    previousWebhookSecret: given(env, 'WEBHOOK_SECRET_PREVIOUS'),
    apiUrl: readGitHubAddresses(env, problems).apiUrl,
    host: readHost(env, problems),
    port: readPort(env, problems),
    logLevel: readChoice(env, 'LOG_LEVEL', LOG_LEVELS, problems) ?? 'info',
    role: readRole(env, problems),
    databaseUrl: readDatabaseUrl(env, problems),
    databaseBackend: readBackend(env, problems),
    dataDir: readDataDir(env, problems),
    operator: given(env, 'BATON_OPERATOR'),
    webhookProxyUrl: readProxyUrl(env, problems),
  };
  findUnknownNames(env, problems, warnings);
  return problems.length === 0 ? { kind: 'ready', settings, warnings } : { kind: 'wrong', problems };
}

function readRegistration(env: Environment): ReadSettings {
  const problems: string[] = [];
  const registration: RegistrationSettings = {
    ...readGitHubAddresses(env, problems),
    host: readHost(env, problems),
    port: readPort(env, problems),
    organization: given(env, 'GH_ORG'),
    webhookProxyUrl: readProxyUrl(env, problems),
  };
  return problems.length === 0 ? { kind: 'not-registered', registration } : { kind: 'wrong', problems };
}

function readAppId(env: Environment, problems: string[]): number {
  const text = given(env, 'APP_ID');
  const id = Number(text);
  if (text === null || !Number.isSafeInteger(id) || id <= 0) {
    problems.push('APP_ID: expected the App\'s number, as its settings page on GitHub shows it ("App ID")');
  }
  return id;
}

function readSecret(env: Environment, problems: string[], warnings: string[]): string {
  const secret = given(env, 'WEBHOOK_SECRET');
  if (secret === null) {
    problems.push(
      "WEBHOOK_SECRET: expected the secret that the App's webhook is set to. Without one anybody could send events; set the same value here and in the App's settings",
    );
  } else if (secret.length < SHORT_SECRET || secret === 'development') {
    warnings.push(
      `WEBHOOK_SECRET: can be guessed; set a random one of at least ${SHORT_SECRET} characters, here and in the App's settings`,
    );
  }
  return secret ?? '';
}

function readHost(env: Environment, problems: string[]): string {
  const host = given(env, 'HOST') ?? 'localhost';
  if (isIP(host) === 0 && !/^[a-z\d.-]+$/i.test(host)) {
    problems.push(
      'HOST: expected a name or address alone, such as localhost or 0.0.0.0; the port goes into PORT',
    );
  }
  return host;
}

function readPort(env: Environment, problems: string[]): number {
  const text = given(env, 'PORT') ?? '3000';
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) problems.push('PORT: expected a number from 0 to 65535');
  return port;
}

function readDatabaseUrl(env: Environment, problems: string[]): string | null {
  const url = given(env, 'DATABASE_URL');
  if (url !== null && !(/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))) {
    problems.push(
      'DATABASE_URL: expected postgres://USER:PASSWORD@HOST:PORT/DATABASE (characters such as # / @ in the password as %23 %2F %40), or nothing for the embedded database',
    );
  }
  return url;
}

function readBackend(env: Environment, problems: string[]): string | null {
  const backend = readChoice(env, 'DATABASE_BACKEND', BACKENDS, problems);
  if (backend !== null && given(env, 'DATABASE_URL') === null) {
    problems.push('DATABASE_BACKEND: expected DATABASE_URL beside it; the embedded database needs none');
  }
  return backend;
}

function readRole(env: Environment, problems: string[]): Role {
  const role = readChoice(env, 'BATON_ROLE', ROLES, problems) ?? 'all';
  if (role !== 'all' && given(env, 'DATABASE_URL') === null) {
    problems.push(
      `BATON_ROLE: ${role} needs a PostgreSQL that all processes share; set DATABASE_URL, or leave BATON_ROLE out`,
    );
  }
  return role;
}

function readDataDir(env: Environment, problems: string[]): string {
  const folder = given(env, 'BATON_DATA_DIR') ?? './data';
  if (given(env, 'DATABASE_URL') === null) checkDataDir(folder, problems);
  return folder;
}

function readProxyUrl(env: Environment, problems: string[]): string | null {
  const url = given(env, 'WEBHOOK_PROXY_URL');
  if (url !== null && !isHttpUrl(url)) {
    problems.push('WEBHOOK_PROXY_URL: expected the address of a channel, such as https://smee.io/CHANNEL');
  }
  return url;
}

function readChoice<Choice extends string>(
  env: Environment,
  name: string,
  choices: readonly Choice[],
  problems: string[],
): Choice | null {
  const value = given(env, name);
  const choice = choices.find((known) => known === value) ?? null;
  if (value !== null && choice === null) problems.push(`${name}: expected one of ${choices.join(', ')}`);
  return choice;
}
