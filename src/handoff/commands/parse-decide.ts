import { nearestWord } from '../config/nearest-word.ts';
import { type CommandContent, malformed } from './command.ts';
import { freeText, takeWord } from './parse-words.ts';

const DECISIONS = ['agreed', 'continue', 'stop'] as const;
const UNTIL = /^until\s+(\d{4}-\d{2}-\d{2})(?=[\s:,;]|$)[\s:,;]*/i;
const ITERATIONS = /^for\s+(\d{1,3})(?:\s+(?:iterations?|tries|times))?(?=[\s:,;]|$)[\s:,;]*/i;

/** Every regular expression that reads a decision. */
export const decidePatterns = [UNTIL, ITERATIONS] as const;

/** Reads what stands behind `/baton decide`: `agreed|stop REASON` or `continue [until DATE | for N] REASON`. */
export function parseDecide(text: string): CommandContent {
  const { word, rest } = takeWord(text);
  const decision = DECISIONS.find((name) => name === word);
  if (decision === undefined) {
    return malformed('Expected `agreed`, `continue` or `stop`, and a reason.', nearestWord(word, DECISIONS));
  }
  if (decision !== 'continue') return withReason(rest, (reason) => ({ kind: 'decide', decision, reason }));
  return parseContinue(rest);
}

function parseContinue(text: string): CommandContent {
  const until = UNTIL.exec(text);
  const date = until?.[1];
  if (until !== null && date !== undefined) {
    if (!isCalendarDate(date)) return malformed('Expected a date of the calendar such as `2026-06-01`.');
    const rest = text.slice(until[0].length);
    return withReason(rest, (reason) => ({
      kind: 'decide',
      decision: 'continue',
      limit: { until: date },
      reason,
    }));
  }
  const times = ITERATIONS.exec(text);
  if (times === null) {
    return withReason(text, (reason) => ({ kind: 'decide', decision: 'continue', limit: null, reason }));
  }
  const iterations = Number(times[1]);
  if (iterations < 1) return malformed('Expected at least one more iteration.');
  const rest = text.slice(times[0].length);
  return withReason(rest, (reason) => ({
    kind: 'decide',
    decision: 'continue',
    limit: { iterations },
    reason,
  }));
}

function withReason(text: string, command: (reason: string) => CommandContent): CommandContent {
  const reason = freeText(text);
  return reason === '' ? malformed('A decision needs its reason on the same line.') : command(reason);
}

function isCalendarDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  // A date such as 31 June is moved on to July by some engines, refused by others.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
