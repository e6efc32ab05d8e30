import { pino } from 'pino';
import { startBaton } from '../../../src/baton.ts';
import { readSettings } from '../../../src/settings.ts';

/**
 * Baton as `npm start` runs it, but for its clock, which the suite moves by messages, and for sweeps and recovery
 * without long pauses. Ends with the suite.
 */

/** What the suite sends. */
export interface ClockMessage {
  /** Milliseconds that Baton's clock adds to the real one. */
  readonly offsetMs: number;
}

let offsetMs = Number(process.env['CHAOS_CLOCK_OFFSET_MS'] ?? 0);
process.on('message', (message: ClockMessage) => {
  offsetMs = message.offsetMs;
});
process.on('disconnect', () => process.exit());

const read = readSettings(process.env);
if (read.kind !== 'ready') throw new Error(`Settings: ${JSON.stringify(read)}`);
const { settings } = read;
const baton = await startBaton(settings, pino({ level: settings.logLevel, base: null }), {
  now: () => Date.now() + offsetMs,
  sweep: { everyMs: 100, spreadMs: 1_000 },
  // A few looks a seed, since each one reads the whole log of its minute; a day is as long as the clock says.
  recovery: { everyMs: 4_000, reconcileEveryMs: 12 * 3_600_000, turnMs: 300, patienceMs: 1_000, pauseMs: 0 },
});
process.on('SIGTERM', () => {
  baton.stop().then(
    () => process.exit(),
    () => process.exit(1),
  );
});
