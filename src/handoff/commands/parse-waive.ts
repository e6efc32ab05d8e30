import { nearestWord } from '../config/nearest-word.ts';
import type { RuleId } from '../finding.ts';
import { type CommandContent, malformed } from './command.ts';
import { freeText, takeDuration, takeWord } from './parse-words.ts';

const RULE_IDS: readonly RuleId[] = [
  'rationale',
  'decision',
  'runbook',
  'context',
  'phase',
  'plan',
  'config',
];

/** A year: what lasts longer is a rule to turn off. */
const LONGEST_WAIVER_DAYS = 366;

/** Reads what stands behind `/baton waive`: `RULE [for 14d] [hotfix] reason`. */
export function parseWaive(text: string): CommandContent {
  const { word, rest } = takeWord(text);
  const rule = RULE_IDS.find((id) => id === word);
  if (rule === undefined) {
    const nearest = nearestWord(word, RULE_IDS);
    const meant = nearest === null ? '' : ` Did you mean \`${nearest}\`?`;
    return malformed(
      `Expected one of the rules ${RULE_IDS.map((id) => `\`${id}\``).join(', ')}.${meant}`,
      nearest,
    );
  }
  const options = takeOptions(rest);
  if (options.days !== null && (options.days < 1 || options.days > LONGEST_WAIVER_DAYS)) {
    return malformed(`A waiver lasts from 1 to ${LONGEST_WAIVER_DAYS} days.`);
  }
  const reason = freeText(options.rest);
  if (reason === '') {
    return malformed(`A waiver needs its reason on the same line: \`/baton waive ${rule} REASON\`.`);
  }
  return { kind: 'waive', rule, isHotfix: options.isHotfix, forDays: options.days, reason };
}

/** `for 14d` and `hotfix` in either order. */
function takeOptions(text: string): { days: number | null; isHotfix: boolean; rest: string } {
  const early = takeDuration(text);
  const { word, rest } = takeWord(early.rest);
  const isHotfix = word === 'hotfix';
  if (!isHotfix) return { days: early.days, isHotfix, rest: early.rest };
  const late = early.days === null ? takeDuration(rest) : { days: early.days, rest };
  return { days: late.days, isHotfix, rest: late.rest };
}
