import { describe, expect, it } from 'vitest';
import type { Environment } from '../src/settings/environment.ts';
import { readSettings } from '../src/settings.ts';
import { PRIVATE_KEY } from './settings/keys.ts';

const ENOUGH: Environment = { APP_ID: '12', PRIVATE_KEY, WEBHOOK_SECRET: 'a secret of some length' };

function problemsOf(env: Environment): readonly string[] {
  const read = readSettings({ ...ENOUGH, ...env });
  return read.kind === 'wrong' ? read.problems : [];
}

function warningsOf(env: Environment): readonly string[] {
  const read = readSettings({ ...ENOUGH, ...env });
  return read.kind === 'ready' ? read.warnings : ['not ready'];
}

describe('readSettings', () => {
  it('needs no more than the three that registration gives', () => {
    const read = readSettings(ENOUGH);
    expect(read.kind === 'ready' && read.settings).toMatchObject({
      appId: 12,
      apiUrl: 'https://api.github.com',
      host: 'localhost',
      port: 3000,
      dataDir: './data',
      databaseUrl: null,
      logLevel: 'info',
      role: 'all',
    });
    expect(warningsOf({})).toEqual([]);
  });

  it('lets processes share a PostgreSQL, each with a role of its own', () => {
    const read = readSettings({ ...ENOUGH, DATABASE_URL: 'postgres://db', BATON_ROLE: 'worker' });
    expect(read.kind === 'ready' && read.settings.role).toBe('worker');
  });

  it('knows that nothing is registered yet, and takes that for a mistake in production', () => {
    expect(readSettings({}).kind).toBe('not-registered');
    expect(readSettings({ APP_ID: '', WEBHOOK_SECRET: ' ' }).kind).toBe('not-registered');
    expect(readSettings({ NODE_ENV: 'production' }).kind).toBe('wrong');
    expect(readSettings({ NODE_ENV: 'production' }, { isRegistering: true }).kind).toBe('not-registered');
  });

  it.each(['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET'])(
    'asks for the others where only %s is set, since registering would make another App',
    (name) => {
      expect(readSettings({ [name]: ENOUGH[name] })).toMatchObject({
        kind: 'wrong',
        problems: { length: 2 },
      });
    },
  );

  it('registers no second App', () => {
    expect(readSettings(ENOUGH, { isRegistering: true })).toMatchObject({
      kind: 'wrong',
      problems: { length: 1 },
    });
  });

  it('checks what the set-up page needs before it is served', () => {
    expect(readSettings({ PORT: 'x', GHE_HOST: 'https://a' })).toMatchObject({
      kind: 'wrong',
      problems: { length: 2 },
    });
  });

  it.each<[Environment, string]>([
    [{ APP_ID: 'twelve' }, "APP_ID: expected the App's number"],
    [{ APP_ID: '' }, "APP_ID: expected the App's number"],
    [{ PRIVATE_KEY: 'hush hush' }, 'no private key in PEM form'],
    [{ WEBHOOK_SECRET: '' }, 'WEBHOOK_SECRET: expected the secret'],
    [{ PORT: '80000' }, 'PORT: expected a number from 0 to 65535'],
    [{ HOST: 'http://localhost' }, 'HOST: expected a name or address alone'],
    [{ HOST: '0.0.0.0:3000' }, 'the port goes into PORT'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: expected one of trace'],
    [{ DATABASE_URL: 'mysql://root:hush@db' }, 'DATABASE_URL: expected postgres://'],
    [{ BATON_ROLE: 'boss', DATABASE_URL: 'postgres://db' }, 'BATON_ROLE: expected one of all, web, worker'],
    [{ BATON_ROLE: 'worker' }, 'BATON_ROLE: worker needs a PostgreSQL'],
    [{ BATON_ROLE: 'web', DATABASE_URL: '' }, 'BATON_ROLE: web needs a PostgreSQL'],
    [{ DATABASE_URL: 'postgres://root:hush#hush@db:x/y' }, 'in the password as %23'],
    [
      { DATABASE_URL: 'postgres://db/baton', DATABASE_BACKEND: 'oracle' },
      'DATABASE_BACKEND: expected one of',
    ],
    [{ DATABASE_BACKEND: 'citus' }, 'DATABASE_BACKEND: expected DATABASE_URL beside it'],
    [{ BATON_DATA_DIR: 'package.json' }, 'BATON_DATA_DIR: expected a folder, but a file'],
    [{ BATON_DATA_DIR: 'package.json/data' }, 'BATON_DATA_DIR: expected a folder, but a file'],
    [{ WEBHOOK_PROXY_URL: 'smee.io/hush' }, 'WEBHOOK_PROXY_URL: expected the address of a channel'],
    [{ BATON_DATADIR: '/hush' }, 'did you mean BATON_DATA_DIR?'],
    [{ BATON_OPERATORS: 'hush' }, 'did you mean BATON_OPERATOR?'],
  ])('tells about %j what was expected, and never the value', (env, expected) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
    expect(problems[0]).not.toContain('hush');
  });

  it('tells every problem at once', () => {
    expect(problemsOf({ WEBHOOK_SECRET: '', PORT: 'x', HOST: 'a b' })).toHaveLength(3);
  });

  it.each<[Environment, string]>([
    [{ WEBHOOK_SECRET: 'development' }, 'WEBHOOK_SECRET: can be guessed'],
    [{ WEBHOOK_SECRET: 'short' }, 'WEBHOOK_SECRET: can be guessed'],
    [{ BATON_FLAVOUR: 'hush' }, 'BATON_FLAVOUR: Baton knows no such setting'],
  ])('starts with %j, and warns', (env, expected) => {
    expect(warningsOf(env)).toEqual([expect.stringContaining(expected)]);
    expect(warningsOf(env)[0]).not.toContain('hush');
  });

  it('says nothing of what Kubernetes sets for a service called baton', () => {
    const env = {
      BATON_SERVICE_HOST: '10.0.0.1',
      BATON_PORT: 'tcp://10.0.0.1:80',
      BATON_PORT_80_TCP_PORT: '80',
    };
    expect(warningsOf(env)).toEqual([]);
  });
});
