import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPrivateKey } from '../../src/settings/read-private-key.ts';
import { PRIVATE_KEY, PUBLIC_KEY } from './keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-key-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BASE64 = Buffer.from(PRIVATE_KEY).toString('base64');

function read(env: Readonly<Record<string, string>>): { key: string; problems: string[] } {
  const problems: string[] = [];
  return { key: readPrivateKey(env, problems), problems };
}

describe('the private key', () => {
  it.each([
    ['as it is', PRIVATE_KEY],
    ['with escaped line breaks', PRIVATE_KEY.replaceAll('\n', '\\n')],
    ['with blanks for line breaks', PRIVATE_KEY.replaceAll('\n', ' ')],
    ['without line breaks', PRIVATE_KEY.replaceAll('\n', '')],
    ['with line breaks of Windows', PRIVATE_KEY.replaceAll('\n', '\r\n')],
    ['in quotes that an env file left', `"${PRIVATE_KEY}"`],
    ['in base64', BASE64],
    ['in base64 on several lines', BASE64.replaceAll(/.{76}/g, '$&\n')],
  ])('is read %s', (_, text) => {
    expect(read({ PRIVATE_KEY: text })).toEqual({ key: PRIVATE_KEY, problems: [] });
  });

  it('may be of the newer form', () => {
    const pkcs8 = createPrivateKey(PRIVATE_KEY).export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(read({ PRIVATE_KEY: pkcs8 })).toEqual({ key: pkcs8, problems: [] });
  });

  it('is read from a file', () => {
    const path = join(folder, 'key.pem');
    writeFileSync(path, PRIVATE_KEY);
    expect(read({ PRIVATE_KEY_PATH: path }).key).toBe(PRIVATE_KEY);
  });

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const encrypted = createPrivateKey(PRIVATE_KEY).export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'hush',
  });
  it.each([
    ['a public key', { PRIVATE_KEY: PUBLIC_KEY }, 'that is a public key'],
    ['a certificate', { PRIVATE_KEY: PUBLIC_KEY.replaceAll('PUBLIC KEY', 'CERTIFICATE') }, 'a certificate'],
    ['an SSH key', { PRIVATE_KEY: PUBLIC_KEY.replaceAll('PUBLIC', 'OPENSSH PRIVATE') }, 'an SSH key'],
    ['an encrypted key', { PRIVATE_KEY: encrypted.toString() }, 'a passphrase'],
    ['half a key', { PRIVATE_KEY: PRIVATE_KEY.slice(0, 800) }, 'no private key in PEM form'],
    ['a key with a hole', { PRIVATE_KEY: PRIVATE_KEY.replace(/\n.{64}\n/, '\n') }, 'is damaged'],
    ['another kind of key', { PRIVATE_KEY: ec.export({ type: 'pkcs8', format: 'pem' }).toString() }, 'RSA'],
    ['a file that is not there', { PRIVATE_KEY_PATH: join(folder, 'none.pem') }, 'no such file'],
    ['a folder', { PRIVATE_KEY_PATH: folder }, 'that is a folder'],
    ['nothing', {}, "expected the App's private key"],
  ])('that is %s is told, and not quoted', (_, env, expected) => {
    const { key, problems } = read(env);
    expect(key).toBe('');
    expect(problems).toEqual([expect.stringContaining(expected)]);
    expect(problems[0]).not.toMatch(/[\w+/]{40}/);
  });
});
