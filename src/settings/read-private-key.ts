import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type Environment, given } from './environment.ts';

const NAMES = 'PRIVATE_KEY or PRIVATE_KEY_PATH';

/** How a file that could not be read is told, by the system's code. */
const READ_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'the file may not be read by the user that runs Baton',
  EISDIR: 'that is a folder, not a file',
};

/** What people paste instead of the key, by a word of its first line. */
const MISTAKEN: readonly (readonly [RegExp, string])[] = [
  [/PUBLIC KEY/, 'that is a public key; GitHub gives the private one once, as a .pem file'],
  [/CERTIFICATE/, 'that is a certificate; GitHub gives the private key as a .pem file'],
  [/OPENSSH/, 'that is an SSH key; GitHub makes another one on the settings page of the App'],
  [/ENCRYPTED/, 'that key needs a passphrase; use the .pem file as GitHub gave it'],
];

/**
 * The App's private key as PEM, from `PRIVATE_KEY`, else the file `PRIVATE_KEY_PATH`, else the only `.pem` file of the working
 * folder. Where it is missing or no key, it adds a problem, which never quotes it, and gives an empty text.
 */
export function readPrivateKey(env: Environment, problems: string[]): string {
  try {
    const text = given(env, 'PRIVATE_KEY') ?? readKeyFile(given(env, 'PRIVATE_KEY_PATH') ?? findPem());
    return toPem(text);
  } catch (error) {
    if (!(error instanceof KeyProblem)) throw error;
    problems.push(error.message);
    return '';
  }
}

class KeyProblem extends Error {
  override readonly name = 'KeyProblem';
}

function findPem(): string {
  const [path, another] = readdirSync('.').filter((name) => name.endsWith('.pem'));
  if (path === undefined) {
    throw new KeyProblem(`${NAMES}: expected the App's private key in PEM form, or the path of its file`);
  }
  if (another !== undefined) {
    throw new KeyProblem(
      'PRIVATE_KEY_PATH: expected the path of the key, since several .pem files are in this folder',
    );
  }
  return path;
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    throw new KeyProblem(`PRIVATE_KEY_PATH: the key could not be read: ${READ_FAULTS[code] ?? code}`);
  }
}

/** What environments and env files do to line breaks is undone: escaped, turned into blanks, or all in base64. */
function toPem(given: string): string {
  const text = unwrap(given.replaceAll(String.raw`\n`, '\n'));
  const [, label = '', body = ''] = /-----BEGIN ([A-Z ]+)-----([^-]+)-----END \1-----/.exec(text) ?? [];
  const mistaken = MISTAKEN.find(([word]) => word.test(label));
  if (mistaken !== undefined) throw new KeyProblem(`${NAMES}: expected a private key, but ${mistaken[1]}`);
  if (label === '') {
    throw new KeyProblem(
      `${NAMES}: no private key in PEM form could be read there; it goes from -----BEGIN to -----END, both lines included`,
    );
  }
  const lines = body.replaceAll(/\s/g, '').match(/.{1,64}/g) ?? [];
  const pem = [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
  if (parse(pem).asymmetricKeyType !== 'rsa') {
    throw new KeyProblem(
      `${NAMES}: expected the RSA key that GitHub made for the App, but it is of another kind`,
    );
  }
  return pem;
}

function unwrap(text: string): string {
  return text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8');
}

function parse(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    // OpenSSL's own words help nobody, and the key must not be quoted.
    throw new KeyProblem(`${NAMES}: the private key is damaged; copy the whole .pem file again`);
  }
}
