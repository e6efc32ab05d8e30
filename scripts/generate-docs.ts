/** Writes the pages and schemas under `docs/` that are made from the code: `npm run docs`. */
import { writeFile } from 'node:fs/promises';
import { configJsonSchema } from '../src/handoff/config/config-json-schema.ts';
import { renderScorePage } from '../src/handoff/readiness/score/render-score-page.ts';
import { renderRulesPage } from '../src/handoff/rendering/render-rules-page.ts';
import { RULES } from '../src/handoff/rules/rules.ts';
import { renderMetricsPage } from '../src/web/metrics/render-metrics-page.ts';

const docs = new URL('../docs/', import.meta.url);

await writeFile(new URL('baton.schema.json', docs), `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
await writeFile(new URL('rules.md', docs), renderRulesPage(RULES));
await writeFile(new URL('score.md', docs), renderScorePage());
await writeFile(new URL('metrics.md', docs), renderMetricsPage());
