import { codeSpan, quoteInline } from '../../text/neutralise.ts';
import type { CriterionStatus } from '../criteria/measure-status.ts';
import type { PhaseStatus } from '../phase-status.ts';
import { counted, criterionWords, dayWords, targetWords, valueWords } from './words.ts';

export interface HeadlineContext {
  /** Logins and `org/slug` of those who are asked for decisions; empty where the config names nobody. */
  readonly asked: readonly string[];
  readonly timeZone: string;
  /** Path of the plan. */
  readonly planPath: string;
}

/** What a founder reads in ten seconds: where the phase stands, and what is asked of whom. */
export function renderHeadline(status: PhaseStatus, context: HeadlineContext): string {
  const asks = asksOf(status, context);
  return [
    `${stateSentence(status, context)}${riskSentence(status)}`,
    asks.length === 0
      ? 'Nothing is asked of anybody now.'
      : asks.map((ask) => `**Asked:** ${ask}`).join('\n\n'),
  ].join('\n\n');
}

/** The crossing that waits for a decision; null where none does. */
function undecided({ crossings }: CriterionStatus) {
  const last = crossings.at(-1);
  return last !== undefined && last.decision === null ? last : null;
}

/** Met, and decided for good. */
function isSettled(criterion: CriterionStatus): boolean {
  return criterion.state === 'met' && undecided(criterion) === null;
}

function stateSentence(status: PhaseStatus, { timeZone }: HeadlineContext): string {
  const { criteria, issue, phase, isDone, isOverdue, timing } = status;
  const waiting = criteria.find((criterion) => undecided(criterion) !== null);
  if (waiting !== undefined) return waitingSentence(waiting);
  if (issue?.isOpen === false)
    return issue.closedAs === 'completed'
      ? '**This phase is done.**'
      : '**This phase was closed as not planned.**';
  const settled = criteria.find(isSettled);
  if (settled !== undefined) return settledSentence(settled, timeZone);
  if (isDone) return doneSentence(status);
  const progress = progressWords(status);
  if (isOverdue) return `**Past its end, ${dayWords(phase.ends ?? '', timeZone)}:** ${progress}.`;
  if (timing === 'upcoming') return `**Begins ${dayWords(phase.starts ?? '', timeZone)}.**`;
  if (timing === 'running' && phase.ends !== null)
    return `**Running until ${dayWords(phase.ends, timeZone)}:** ${progress}.`;
  if (timing === 'past') return `**Ended ${dayWords(phase.ends ?? '', timeZone)}:** ${progress}.`;
  return `**No dates:** ${progress}.`;
}

/** What may have to be decided soon; empty where nothing is at risk, or something has to be decided already. */
function riskSentence({ criteria, issue }: PhaseStatus): string {
  const risky = criteria.find(({ state }) => state === 'at-risk');
  const latest = risky?.iterations.at(-1);
  const isQuiet = issue?.isOpen === false || criteria.some(({ state }) => state === 'met');
  if (isQuiet || latest === undefined || !risky?.criterion.threshold) return '';
  const { criterion } = risky;
  const value = quoteInline(valueWords(latest.value, risky.criterion.threshold.unit));
  return ` A kill criterion is at risk: ${quoteInline(criterionWords(criterion))} (${value} now).`;
}

function doneSentence({ deliverables, targets }: PhaseStatus): string {
  if (targets.length === 0) return '**Everything is delivered.**';
  if (deliverables.length === 0) return '**Every target is met.**';
  return '**Everything is delivered, and every target is met.**';
}

function waitingSentence({ criterion, iterations }: CriterionStatus): string {
  const latest = iterations.at(-1);
  const now =
    latest === undefined || criterion.threshold === null
      ? ''
      : ` It is ${quoteInline(valueWords(latest.value, criterion.threshold.unit))} now.`;
  const action =
    criterion.action === null
      ? 'What to do then was not agreed.'
      : `Agreed for this case: ${quoteInline(criterion.action)}.`;
  return `**A kill criterion is met, and nobody has decided yet:** ${quoteInline(criterionWords(criterion))}.${now} ${action}`;
}

function settledSentence({ criterion, crossings }: CriterionStatus, timeZone: string): string {
  const decision = crossings.at(-1)?.decision;
  if (decision === null || decision === undefined) return '**A kill criterion is met.**';
  const what =
    decision.decision === 'stop'
      ? 'to stop'
      : `to do what was agreed${criterion.action === null ? '' : ` (${quoteInline(criterion.action)})`}`;
  return `**${codeSpan(decision.by)} decided on ${dayWords(decision.at, timeZone)} ${what}:** [${quoteInline(decision.reason)}](${decision.url})`;
}

/** `1 of 3 deliverables done; nDCG@5 > 0.75 is not met yet (0.71)`. */
function progressWords({ deliverables, targets }: PhaseStatus): string {
  const done = deliverables.filter(({ isDone }) => isDone).length;
  const parts =
    deliverables.length === 0 ? [] : [`${done} of ${counted(deliverables.length, 'deliverable')} done`];
  for (const { target, state, iterations } of targets) {
    if (target.threshold === null) continue;
    const latest = iterations.at(-1);
    const value =
      latest === undefined
        ? 'no value reported'
        : quoteInline(valueWords(latest.value, target.threshold.unit));
    parts.push(
      `${quoteInline(targetWords(target))} is ${state === 'met' ? 'met' : 'not met yet'} (${value})`,
    );
  }
  return parts.length === 0 ? 'the plan names nothing to deliver or to measure' : parts.join('; ');
}

function asksOf(status: PhaseStatus, { asked, planPath }: HeadlineContext): string[] {
  const client =
    asked.length === 0 ? 'whoever decides for the client' : asked.map((name) => codeSpan(name)).join(', ');
  const asks: string[] = [];
  const isOpen = status.issue?.isOpen !== false;
  if (status.criteria.some((criterion) => undecided(criterion) !== null)) {
    asks.push(
      `${client}, to decide in a comment: \`/baton decide agreed REASON\`, \`/baton decide continue REASON\` or \`/baton decide stop REASON\`.`,
    );
  }
  if (isOpen && status.criteria.some(isSettled))
    asks.push(`the team, to do so, and to bring ${codeSpan(planPath)} in line with it.`);
  if (status.changes.length > 0)
    asks.push(`${client}, to look at what was changed below, and to accept it with \`/baton accept\`.`);
  const isMet = status.criteria.some(({ state }) => state === 'met');
  if (isOpen && status.isDone && !isMet)
    asks.push('whoever looks after the plan, to close this issue as completed.');
  if (isOpen && status.isOverdue)
    asks.push(`the team, to tick what is delivered, or to move the end in ${codeSpan(planPath)}.`);
  else if (isOpen && isMissed(status))
    asks.push('the team, to report the latest value, or to close this issue as it is.');
  return asks;
}

/** Over, with all that was to be delivered, but not with all that was to be reached. */
function isMissed({ timing, isDone, targets, criteria }: PhaseStatus): boolean {
  return timing === 'past' && !isDone && targets.length > 0 && !criteria.some(({ state }) => state === 'met');
}
