import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../src/settings/environment.ts';
import { readSettings } from '../src/settings.ts';

const PRIVATE_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();
const ENOUGH: Environment = { APP_ID: '12', PRIVATE_KEY, WEBHOOK_SECRET: 'secret' };

function problemsOf(env: Environment): readonly string[] {
  const read = readSettings({ ...ENOUGH, ...env });
  return read.kind === 'wrong' ? read.problems : [];
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
    });
  });

  it('knows that nothing is registered yet', () => {
    expect(readSettings({}).kind).toBe('not-registered');
    expect(readSettings({ NODE_ENV: 'production' }).kind).toBe('wrong');
  });

  it('reads a key whose line breaks were escaped', () => {
    const read = readSettings({ ...ENOUGH, PRIVATE_KEY: PRIVATE_KEY.replaceAll('\n', '\\n') });
    expect(read.kind === 'ready' && read.settings.privateKey.trim()).toBe(PRIVATE_KEY.trim());
  });

  it.each<[string, string]>([['github.example.com', 'https://github.example.com/api/v3']])(
    'builds the API of the server %s',
    (host, expected) => {
      const read = readSettings({ ...ENOUGH, GHE_HOST: host });
      expect(read.kind === 'ready' && read.settings.apiUrl).toBe(expected);
    },
  );

  it('prefers GITHUB_API_URL, as GHE.com needs', () => {
    const read = readSettings({ ...ENOUGH, GHE_HOST: 'x.ghe.com', GITHUB_API_URL: 'https://api.x.ghe.com/' });
    expect(read.kind === 'ready' && read.settings.apiUrl).toBe('https://api.x.ghe.com');
  });

  it.each<[Environment, string]>([
    [{ WEBHOOK_SECRET: '' }, 'WEBHOOK_SECRET: expected the secret'],
    [{ APP_ID: 'twelve' }, "APP_ID: expected the App's number"],
    [{ PRIVATE_KEY: 'hush hush' }, 'no private key in PEM form'],
    [{ PORT: '80000' }, 'PORT: expected a number from 0 to 65535'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: expected one of trace'],
    [{ DATABASE_URL: 'mysql://root:hush@db' }, 'DATABASE_URL: expected postgres://'],
    [{ DATABASE_BACKEND: 'oracle' }, 'DATABASE_BACKEND: expected one of'],
    [{ GITHUB_API_URL: 'nonsense' }, 'GITHUB_API_URL: expected an address'],
  ])('tells about %j what was expected, and never the value', (env, expected) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
    expect(problems[0]).not.toContain('hush');
  });

  it('tells every problem at once', () => {
    expect(problemsOf({ WEBHOOK_SECRET: '', PORT: 'x' })).toHaveLength(2);
  });
});
