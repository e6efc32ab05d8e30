import { open, readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import type { AppCredentials } from '../github/convert-manifest.ts';

/** Whether the file has the credentials now; if not, it is as it was. */
export type Saved =
  | { readonly kind: 'saved' }
  /** The file names an App already: somebody else was faster, or another App was meant to stay. */
  | { readonly kind: 'has-app' }
  | { readonly kind: 'not-writable' };

/** Their names, as `settings.ts` reads them. */
const NAMES = ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET'];

/**
 * The credentials as lines of an env file. The key is in base64: of all forms the only one that Node, systemd, Compose and
 * `docker run --env-file` read alike.
 */
export function renderCredentials({ appId, privateKey, webhookSecret }: AppCredentials): string {
  const key = Buffer.from(privateKey).toString('base64');
  const secret = /^[\w.+/=-]+$/.test(webhookSecret) ? webhookSecret : `"${webhookSecret}"`;
  return `APP_ID=${appId}\nPRIVATE_KEY=${key}\nWEBHOOK_SECRET=${secret}\n`;
}

/** Adds the credentials at the end of an env file that only its owner may read from then on; its lines stay as they are. */
export async function saveCredentials(path: string, credentials: AppCredentials): Promise<Saved> {
  try {
    const before = await readIfThere(path);
    const already = parseEnv(before);
    if (NAMES.some((name) => (already[name] ?? '') !== '')) return { kind: 'has-app' };
    const separator = before === '' || before.endsWith('\n') ? '' : '\n';
    await append(path, `${separator}${renderCredentials(credentials)}`);
    return { kind: 'saved' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return { kind: 'not-writable' };
  }
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** Appends, and never replaces the file: it may be mounted into a container on its own. */
async function append(path: string, text: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    // Before the secrets are in it.
    await file.chmod(0o600);
    await file.write(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
