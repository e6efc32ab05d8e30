import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Loaded before all else, it takes out a look-up before a write: Baton never finds its own comment again, and so writes
 * another one. The suite has to notice.
 */

const FILE = fileURLToPath(new URL('../../../src/github/read-comments.ts', import.meta.url));
const FOUND = 'return own === undefined';

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    if (!url.startsWith('file:') || fileURLToPath(url) !== FILE) return loaded;
    const source = readFileSync(FILE, 'utf8');
    if (!source.includes(FOUND)) throw new Error(`${FILE} no longer has the look-up that is to be broken`);
    return { ...loaded, source: source.replace(FOUND, 'return own !== null') };
  },
});
