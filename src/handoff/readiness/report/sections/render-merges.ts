import { dayWords } from '../../../phases/issue/words.ts';
import { ruleById } from '../../../rules/rules.ts';
import { codeSpan, quoteInline } from '../../../text/neutralise.ts';
import type { Debt, MergesJudgement } from '../../merges/merges.ts';
import { bullets, fold, link, pullLine } from '../markdown.ts';

const MOST = 20;

const DEBT_WORDS: Readonly<Record<Debt['kind'], string>> = {
  warned: 'merged against advice',
  waived: 'waived',
  hotfix: 'let through in an emergency, still to be filled in',
};

/** What was let through, waived or merged against advice, and still is so; empty where nothing was. */
export function renderDebts({ debts }: MergesJudgement): string[] {
  if (debts.length === 0) return [];
  const lines = debts.map(
    ({ kind, rule, pull, url }) =>
      `${pullLine(pull)}: ${ruleById(rule).title.toLowerCase()}, ${link(DEBT_WORDS[kind], url)}`,
  );
  return [fold(`Debts and waivers: ${debts.length}`, bullets(lines, MOST))];
}

/** Merges that do not say why; empty where all do. Nobody is named: editing the description still mends it. */
export function renderBareMerges({ bare, asked, withRationale }: MergesJudgement): string[] {
  if (bare.length === 0) return [];
  const lines = bare.map((merge) => `${pullLine(merge)}${merge.isWaived ? ', let off: counts half' : ''}`);
  return [
    fold(`Merges without a rationale: ${bare.length}`, [
      `${withRationale} of ${asked} merges of the last 30 days say why. Adding the reason to a description still counts.`,
      '',
      ...bullets(lines, MOST),
    ]),
  ];
}

/** Architectural choices without a record; empty where there are none. */
export function renderChoices({ choices }: MergesJudgement): string[] {
  const { unrecorded } = choices;
  if (unrecorded.length === 0) return [];
  return [
    fold(`Choices without a decision record: ${unrecorded.length}`, bullets(unrecorded.map(pullLine), MOST)),
  ];
}

/** Commits that no pull request brought; empty where there are none. */
export function renderPushes({ pushes }: MergesJudgement, timeZone: string): string[] {
  if (pushes.length === 0) return [];
  const lines = pushes.map(
    ({ sha, url, headline, at }) =>
      `${link(codeSpan(sha.slice(0, 7)), url)} ${quoteInline(headline, 120)}, ${dayWords(at, timeZone)}`,
  );
  return [fold(`Pushed past review: ${pushes.length}`, bullets(lines, MOST))];
}
