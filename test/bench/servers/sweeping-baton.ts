import { pino } from 'pino';
import { startBaton } from '../../../src/baton.ts';
import { readSettings } from '../../../src/settings.ts';
import type { Ready } from './listen.ts';

/** Baton whose sweep spreads nothing over an hour: what is measured is the work. */

process.on('disconnect', () => process.exit());

const read = readSettings(process.env);
if (read.kind !== 'ready') throw new Error(`Settings: ${JSON.stringify(read)}`);
const baton = await startBaton(
  { ...read.settings, port: 0 },
  pino({ level: read.settings.logLevel, base: null }),
  {
    sweep: { everyMs: 250, spreadMs: 30_000 },
  },
);
const ready: Ready = { kind: 'ready', port: Number(new URL(baton.url).port) };
process.send?.(ready);
process.on('SIGTERM', () => {
  baton.stop().then(
    () => process.exit(),
    () => process.exit(1),
  );
});
