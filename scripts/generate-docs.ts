/** Writes the pages and schemas under `docs/` that are made from the code: `node scripts/generate-docs.ts`. */
import { writeFile } from 'node:fs/promises';
import { configJsonSchema } from '../src/handoff/config/config-json-schema.ts';

const docs = new URL('../docs/', import.meta.url);

await writeFile(new URL('baton.schema.json', docs), `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
