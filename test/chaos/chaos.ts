/**
 * `npm run chaos [-- --seed N] [--rounds N]`: minutes of random events, failures and kills. Exit status 1 and the
 * seed where a promise was broken.
 */
import { parseArgs } from 'node:util';
import { runChaos } from './run-chaos.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rounds: { type: 'string', default: '5' },
  },
});
const first = Number(values.seed);
const rounds = Number(values.rounds);
if (!Number.isSafeInteger(first) || !Number.isSafeInteger(rounds) || rounds < 1) {
  process.stderr.write('Expected whole numbers: npm run chaos -- --seed 42 --rounds 5\n');
  process.exit(2);
}
let isBroken = false;
for (let seed = first; seed < first + rounds; seed += 1) {
  process.stdout.write(`Seed ${seed}\n`);
  const result = await runChaos({
    seed,
    tenants: 10,
    steps: 300,
    stepsPerKill: 25,
    onProgress: (message) => process.stdout.write(`  ${message}\n`),
  });
  const { kills, deliveries, requests, broken } = result;
  process.stdout.write(
    `  ${kills} kills, ${deliveries} deliveries, ${requests} requests, ${broken.length} broken promises\n`,
  );
  for (const sentence of broken) process.stdout.write(`  BROKEN with --seed ${seed}: ${sentence}\n`);
  isBroken ||= broken.length > 0;
}
process.exitCode = isBroken ? 1 : 0;
