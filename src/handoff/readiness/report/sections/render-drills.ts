import type { Drill, DrillsJudgement, SystemDrills } from '../../../drills/drills.ts';
import { dayWords } from '../../../phases/issue/words.ts';
import { codeSpan, quoteInline } from '../../../text/neutralise.ts';
import { bullets, fold, link, sentence } from '../markdown.ts';

const MOST = 25;

/** When the runbooks were last tried, and when next; empty where there is no system. */
export function renderDrills({ systems }: DrillsJudgement, timeZone: string): string[] {
  const known = systems.filter(
    ({ last, open, nextDue }) => last !== null || open !== null || nextDue !== null,
  );
  if (known.length === 0) return [];
  const lines = known.map((system) => drillWords(system, timeZone, systems.length === 1));
  return [fold('Rollback drills', bullets(lines, MOST))];
}

function drillWords(
  { system, last, open, nextDue }: SystemDrills,
  timeZone: string,
  isOnly: boolean,
): string {
  const next =
    open !== null
      ? `${link('one', open.url)} waits for somebody since ${dayWords(open.openedAt, timeZone)}`
      : nextDue === null
        ? ''
        : `the next is due ${dayWords(nextDue, timeZone)}`;
  const parts = [lastWords(last, timeZone), next].filter((part) => part !== '');
  const words = `${parts.join('; ')}.`;
  return isOnly ? sentence(words) : `${codeSpan(system)}: ${words}`;
}

function lastWords(last: Drill | null, timeZone: string): string {
  if (last?.result === null || last === null) return 'no drill was reported yet';
  const { outcome, at, url, note } = last.result;
  const words = note === '' ? '' : `: "${quoteInline(note, 160)}"`;
  return `the last one ${link(outcome, url)} on ${dayWords(at, timeZone)}${words}`;
}
