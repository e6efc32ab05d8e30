/**
 * `npm run chaos [-- --seed N] [--rounds K] [--events N] [--database pglite|postgres]`: random events, failures and kills.
 * Even seeds run on PostgreSQL where it is found, odd ones on PGlite. Exit status 1, and how to run it again, where a promise was broken.
 */
import { parseArgs } from 'node:util';
import { findPostgres, NO_POSTGRES } from '../queue/postgres.ts';
import { addCounts, noCounts, renderCounts } from './counts.ts';
import { runSeed } from './run-seed.ts';
import { type DatabaseKind, type Databases, prepareEmbedded, preparePostgres } from './servers/databases.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rounds: { type: 'string', default: '4' },
    events: { type: 'string', default: '1000' },
    database: { type: 'string' },
    break: { type: 'string' },
  },
});
const [first, rounds, events] = [Number(values.seed), Number(values.rounds), Number(values.events)];
const isWrong =
  ![first, rounds, events].every((number) => Number.isSafeInteger(number)) ||
  rounds < 1 ||
  events < 1 ||
  ![undefined, 'pglite', 'postgres'].includes(values.database) ||
  ![undefined, 'lookup'].includes(values.break);
if (isWrong) {
  process.stderr.write(
    'Expected: npm run chaos -- --seed 42 --rounds 4 --events 1000 --database pglite|postgres --break lookup\n',
  );
  process.exit(2);
}
if (findPostgres() === null) say(`All seeds run on PGlite: ${NO_POSTGRES}`);

const opened = new Map<DatabaseKind, Databases>();
const total = noCounts();
const failed: string[] = [];
try {
  for (let seed = first; seed < first + rounds; seed += 1) await round(seed);
} finally {
  for (const databases of opened.values()) await databases.close();
}
say(`In all, ${rounds} seeds:\n${indented(renderCounts(total))}`);
for (const command of failed) say(`BROKEN, again with: ${command}`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function round(seed: number): Promise<void> {
  const kind = databaseOf(seed);
  say(`Seed ${seed} on ${kind}`);
  const isLookupBroken = values.break === 'lookup';
  const size = { events, tenants: 50, kills: 6, faults: Math.ceil(events / 25) };
  const { counts, broken } = await runSeed(await databasesOf(kind), { seed, ...size, isLookupBroken });
  addCounts(total, counts);
  say(indented(renderCounts(counts)));
  for (const sentence of broken) say(`  BROKEN: ${sentence}`);
  if (broken.length > 0)
    failed.push(`npm run chaos -- --seed ${seed} --rounds 1 --events ${events} --database ${kind}`);
}

function databaseOf(seed: number): DatabaseKind {
  if (values.database !== undefined) return values.database as DatabaseKind;
  return seed % 2 === 0 && findPostgres() !== null ? 'postgres' : 'pglite';
}

async function databasesOf(kind: DatabaseKind): Promise<Databases> {
  const databases = opened.get(kind) ?? (await (kind === 'pglite' ? prepareEmbedded() : preparePostgres()));
  opened.set(kind, databases);
  return databases;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
