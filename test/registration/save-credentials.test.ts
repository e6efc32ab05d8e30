import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveCredentials } from '../../src/registration/save-credentials.ts';
import { readSettings } from '../../src/settings.ts';

const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();
const credentials = {
  appId: 12,
  privateKey,
  webhookSecret: 'a'.repeat(40),
  appUrl: 'https://github.com/apps/b',
};

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-env-'));
  file = join(folder, '.env');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('saving the credentials', () => {
  it('makes a file that Baton starts with, and that only its owner can read', async () => {
    expect(await saveCredentials(file, credentials)).toEqual({ kind: 'saved' });
    const read = readSettings(parseEnv(await readFile(file, 'utf8')));
    expect(read).toMatchObject({ kind: 'ready', settings: { appId: 12, privateKey } });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('keeps what the file has, and shuts it', async () => {
    await writeFile(file, '# mine\nHOST=0.0.0.0');
    await chmod(file, 0o644);
    await saveCredentials(file, credentials);
    expect(await readFile(file, 'utf8')).toMatch(/^# mine\nHOST=0\.0\.0\.0\nAPP_ID=12\n/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.each(['APP_ID=7\n', 'PRIVATE_KEY_PATH=key.pem\n', 'WEBHOOK_SECRET=mine\n'])(
    'leaves a file alone that says %j',
    async (text) => {
      await writeFile(file, text);
      expect(await saveCredentials(file, credentials)).toEqual({ kind: 'has-app' });
      expect(await readFile(file, 'utf8')).toBe(text);
    },
  );

  it('tells that the place can not be written', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(await saveCredentials(join(folder, 'file', '.env'), credentials)).toEqual({
      kind: 'not-writable',
    });
  });
});
