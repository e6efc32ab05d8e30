import { getPrivateKey } from '@probot/get-private-key';

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

export type Environment = Readonly<Record<string, string | undefined>>;

/** Either settings to start with, or every problem at once: what is wrong, and how to mend it. */
export type ReadSettings =
  | { readonly kind: 'ready'; readonly settings: Settings }
  | { readonly kind: 'not-registered' }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const ROLES: readonly Role[] = ['all', 'web', 'worker'];
const BACKENDS = ['postgres', 'citus', 'yugabytedb', 'cockroachdb'];

/** Reads the settings from the environment. Values of secrets never appear in a problem. */
export function readSettings(env: Environment): ReadSettings {
  const isProduction = env['NODE_ENV'] === 'production';
  const hasKey = given(env, 'PRIVATE_KEY') !== null || given(env, 'PRIVATE_KEY_PATH') !== null;
  if (given(env, 'APP_ID') === null && !hasKey && !isProduction) return { kind: 'not-registered' };

  const problems: string[] = [];
  const settings: Settings = {
    appId: readAppId(env, problems),
    privateKey: readPrivateKey(env, problems),
    webhookSecret: readSecret(env, problems),
    previousWebhookSecret: given(env, 'WEBHOOK_SECRET_PREVIOUS'),
    apiUrl: readApiUrl(env, problems),
    host: given(env, 'HOST') ?? 'localhost',
    port: readPort(env, problems),
    logLevel: readChoice(env, 'LOG_LEVEL', LOG_LEVELS, problems) ?? 'info',
    role: readRole(env, problems),
    databaseUrl: readDatabaseUrl(env, problems),
    databaseBackend: readBackend(env, problems),
    dataDir: given(env, 'BATON_DATA_DIR') ?? './data',
    operator: given(env, 'BATON_OPERATOR'),
    webhookProxyUrl: given(env, 'WEBHOOK_PROXY_URL'),
  };
  return problems.length === 0 ? { kind: 'ready', settings } : { kind: 'wrong', problems };
}

function given(env: Environment, name: string): string | null {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

function readAppId(env: Environment, problems: string[]): number {
  const text = given(env, 'APP_ID');
  const id = Number(text);
  if (text === null || !Number.isSafeInteger(id) || id <= 0) {
    problems.push('APP_ID: expected the App\'s number, as its settings page on GitHub shows it ("App ID")');
  }
  return id;
}

function readPrivateKey(env: Environment, problems: string[]): string {
  try {
    const key = getPrivateKey({ env: { ...env } });
    if (key !== null && key !== '') return key;
    problems.push(
      "PRIVATE_KEY or PRIVATE_KEY_PATH: expected the App's private key in PEM form, or the path of its file",
    );
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    problems.push(`PRIVATE_KEY or PRIVATE_KEY_PATH: no private key in PEM form could be read there${detail}`);
  }
  return '';
}

function readSecret(env: Environment, problems: string[]): string {
  const secret = given(env, 'WEBHOOK_SECRET');
  if (secret === null) {
    problems.push(
      "WEBHOOK_SECRET: expected the secret that the App's webhook is set to. Without one anybody could send events; set the same value here and in the App's settings",
    );
  }
  return secret ?? '';
}

function readApiUrl(env: Environment, problems: string[]): string {
  const direct = given(env, 'GITHUB_API_URL');
  const host = given(env, 'GHE_HOST');
  const url =
    direct ??
    (host === null ? 'https://api.github.com' : `${given(env, 'GHE_PROTOCOL') ?? 'https'}://${host}/api/v3`);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    problems.push(
      `${direct === null ? 'GHE_HOST' : 'GITHUB_API_URL'}: expected ${direct === null ? 'a host name such as github.example.com' : 'an address such as https://api.example.ghe.com'}`,
    );
  }
  return url.replace(/\/$/, '');
}

function readPort(env: Environment, problems: string[]): number {
  const text = given(env, 'PORT') ?? '3000';
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) problems.push('PORT: expected a number from 0 to 65535');
  return port;
}

function readDatabaseUrl(env: Environment, problems: string[]): string | null {
  const url = given(env, 'DATABASE_URL');
  if (url !== null && !/^postgres(ql)?:\/\//.test(url)) {
    problems.push(
      'DATABASE_URL: expected postgres://USER:PASSWORD@HOST:PORT/DATABASE, or nothing for the embedded database',
    );
  }
  return url;
}

function readBackend(env: Environment, problems: string[]): string | null {
  const backend = readChoice(env, 'DATABASE_BACKEND', BACKENDS, problems);
  if (backend !== null && given(env, 'DATABASE_URL') === null) {
    problems.push(
      'DATABASE_BACKEND: expected DATABASE_URL beside it, since it says what kind of database that is',
    );
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
