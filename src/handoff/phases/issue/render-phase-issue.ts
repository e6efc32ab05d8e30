import type { Repository } from '../../facts.ts';
import { PROJECT_URL } from '../../project.ts';
import { byteLength, fitBlocks } from '../../text/fit-blocks.ts';
import { codeSpan, cutCharacters, quoteInline } from '../../text/neutralise.ts';
import { LAST_LINE } from '../../text/own-block.ts';
import { fileUrl } from '../file-url.ts';
import type { PhaseStatus, PlanChange } from '../phase-status.ts';
import type { Phase } from '../plan/plan.ts';
import { phaseHelpText } from './phase-help-text.ts';
import { askedMarker, BLOCK_END, phaseMarker, reportsMarker } from './phase-marker.ts';
import type { ReadBlock } from './read-block.ts';
import { renderCharts } from './render-chart.ts';
import { renderHeadline } from './render-headline.ts';
import { renderMeasures } from './render-measures.ts';
import { pullLink, renderTask } from './task-line.ts';
import { dayWords, spanWords } from './words.ts';

/** What the app writes beside what it knows of the phase itself. */
export interface IssueContext {
  readonly repository: Repository;
  readonly planPath: string;
  readonly metricsPath: string | null;
  /** IANA time zone in which days are counted. */
  readonly timeZone: string;
  readonly asked: readonly string[];
  /** GitHub refused the milestone, this time or before: the issue says so. */
  readonly isMilestoneRefused: boolean;
  /** Ids of the questions that are asked, or were: the issue remembers them. */
  readonly questions: readonly string[];
}

/** We keep to the budget of every body, in bytes (github-facts 3.2). */
const LONGEST_BODY = 60_000;
/** However much people write below, so much is left for what Baton says, in bytes. */
const SHORTEST_BLOCK = 8_000;
/** GitHub takes 65,536 characters. It may answer that it took more and keep the old body, which would be written for ever. */
const MOST_CHARACTERS = 65_000;
/** Markers, and the line that parts the block from people's text. */
const FRAME = 500;
/** One list, as long as it is short; longer ones come in parts, of which as many are kept as fit. */
const TASKS_TOGETHER = 40;
/** More reports that are not counted are told by their number. */
const MOST_REPORTS = 10;
/** Titles take 256 characters (github-facts 3.2). */
const LONGEST_TITLE = 200;

const CONTROL = /\p{Cc}+/gu;

/** `Phase 1: Retrieval baseline`: plain text, as the title of the issue and of its milestone. */
export function phaseTitle({ label, title }: Pick<Phase, 'label' | 'title'>): string {
  const whole = label === '' || label === title ? title : `${label}: ${title}`;
  return cutCharacters(whole.replace(CONTROL, ' ').trim(), LONGEST_TITLE);
}

/** What Baton says where GitHub would not make the milestone; found again in the issue, so that it stays until there is one. */
export const MILESTONE_REFUSED =
  'GitHub refused to make the milestone of this phase: the App lacks the permission to write issues, or milestones are restricted here.';

/** The whole body: the app's block, and around it what people wrote, untouched. */
export function renderPhaseIssue(
  status: PhaseStatus,
  context: IssueContext,
  people: Pick<ReadBlock, 'before' | 'after'>,
): string {
  const hidden = [
    ...(context.questions.length === 0 ? [] : [askedMarker(context.questions)]),
    reportsMarker(countReports(status)),
  ];
  const limit = spaceBeside(people) - byteLength(hidden.join('\n'));
  return joined(people, wrapBlock(status.id, blocksOf(status, context), { limit, hidden }));
}

/** How many bytes are left for the app's block. */
function spaceBeside({ before, after }: Pick<ReadBlock, 'before' | 'after'>): number {
  const budget = LONGEST_BODY - byteLength(before) - byteLength(after);
  const most = MOST_CHARACTERS - before.length - after.length;
  return Math.max(budget, Math.min(SHORTEST_BLOCK, most)) - FRAME;
}

/** The body of an issue whose phase is no longer in the plan. */
export function renderLeftPhase(
  id: string,
  title: string,
  people: ReadBlock,
  { repository, planPath }: Pick<IssueContext, 'repository' | 'planPath'>,
): string {
  const note = `${LEFT_NOTE}, so Baton closed the issue. What was delivered and reported stays below and in the comments. It opens again if ${planLink(repository, planPath, null)} takes the phase up again.`;
  const tasks = people.tasks.map(({ markdown, isDone }) => `- [${isDone ? 'x' : ' '}] ${markdown}`);
  const blocks = [note, ...(tasks.length === 0 ? [] : [`### ${quoteInline(title)}\n\n${tasks.join('\n')}`])];
  return joined(people, wrapBlock(id, blocks, { limit: spaceBeside(people), hidden: [] }));
}

/** Whether the block of an issue says that its phase has left the plan. */
export function tellsLeft({ block }: Pick<ReadBlock, 'block'>): boolean {
  return block.includes(LEFT_NOTE);
}

const LEFT_NOTE = '**This phase has left the plan**';

function joined({ before, after }: Pick<ReadBlock, 'before' | 'after'>, block: string): string {
  return [before, block, after].filter((part) => part !== '').join('\n\n');
}

/** How many reports count for the phase; those of a target that was taken out are remembered by the change alone. */
function countReports({ targets, criteria, changes }: PhaseStatus): number {
  const counted = new Set(
    [...targets, ...criteria].flatMap(({ iterations }) => iterations.map(({ report }) => report)),
  );
  return Math.max(counted.size, Math.min(changes.length, 1));
}

function wrapBlock(
  id: string,
  blocks: readonly string[],
  { limit, hidden }: { readonly limit: number; readonly hidden: readonly string[] },
): string {
  const body = fitBlocks(
    blocks,
    limit,
    (omitted) => `_${omitted} more parts are left out: GitHub takes no longer text._`,
  );
  return [phaseMarker(id), body, '', ...hidden, '---', LAST_LINE, BLOCK_END].join('\n');
}

function blocksOf(status: PhaseStatus, context: IssueContext): string[] {
  const { repository, planPath, timeZone } = context;
  const { phase } = status;
  const span = spanWords(phase.starts, phase.ends, timeZone) ?? 'no dates';
  const measures = renderMeasures(status, timeZone);
  return [
    renderHeadline(status, context),
    ...(measures === null ? [] : [measures]),
    ...remarksOf(status, context),
    ...deliverablesOf(status),
    ...changesOf(status.changes, timeZone),
    ...renderCharts(status, timeZone),
    ...refusalsOf(status),
    ...(status.isHelpAsked ? [phaseHelpText] : [reportingHelp(status, context)]),
    `${span} · agreed in ${planLink(repository, planPath, phase.line)} · kept by [Baton](${PROJECT_URL})`,
  ];
}

function planLink(repository: Repository, path: string, line: number | null): string {
  return `[${codeSpan(path)}](${fileUrl(repository, path)}${line === null ? '' : `?plain=1#L${line}`})`;
}

function remarksOf({ criteria, targets, uncounted, notes }: PhaseStatus, context: IssueContext): string[] {
  const remarks = [
    ...(criteria.length === 0
      ? ['No kill criterion was agreed for this phase: nobody can say when it should be stopped.']
      : []),
    ...(targets.length === 0
      ? ['No target was agreed for this phase: nobody can say when it has succeeded.']
      : []),
    ...(context.isMilestoneRefused ? [MILESTONE_REFUSED] : []),
    ...uncounted
      .slice(0, MOST_REPORTS)
      .map(({ reason, source }) => `[Not counted](${source.url}): ${reason}`),
    ...(uncounted.length > MOST_REPORTS
      ? [`${uncounted.length - MOST_REPORTS} further reports are not counted.`]
      : []),
    ...notes,
  ];
  return remarks.length === 0 ? [] : [remarks.map((remark) => `- ${remark}`).join('\n')];
}

function deliverablesOf({ deliverables, otherPulls }: PhaseStatus): string[] {
  const merged =
    otherPulls.length === 0
      ? []
      : [`Also merged for this phase: ${otherPulls.slice(-20).map(pullLink).join(', ')}.`];
  if (deliverables.length === 0) return merged;
  const tasks = deliverables.map(renderTask);
  const parts = Array.from({ length: Math.ceil(tasks.length / TASKS_TOGETHER) }, (_, part) =>
    tasks.slice(part * TASKS_TOGETHER, (part + 1) * TASKS_TOGETHER).join('\n'),
  );
  return [`### Deliverables\n\n${parts[0] ?? ''}`, ...parts.slice(1), ...merged];
}

function changesOf(changes: readonly PlanChange[], timeZone: string): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map(({ what, was, is, at, pullRequest }) => {
    const by = pullRequest === null ? 'a direct push' : `[#${pullRequest.number}](${pullRequest.url})`;
    return `| ${what} | ${was === null ? 'not there' : quoteInline(was)} | ${is === null ? 'taken out' : quoteInline(is)} | ${by}, ${dayWords(at, timeZone)} |`;
  });
  return [
    [
      '### Changed after values were reported, and not accepted yet',
      '',
      '| What | Agreed | Now | By |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  ];
}

function refusalsOf({ refusals }: PhaseStatus): string[] {
  if (refusals.length === 0) return [];
  const lines = refusals.map(
    ({ by, commentUrl, reason }) =>
      `- [A command of ${codeSpan(by)}](${commentUrl}) was not followed. ${reason}`,
  );
  return [['### Not followed', '', ...lines].join('\n')];
}

function reportingHelp({ targets, criteria }: PhaseStatus, { metricsPath }: IssueContext): string {
  const threshold = [
    ...targets.map(({ target }) => target.threshold),
    ...criteria.map(({ criterion }) => criterion.threshold),
  ].find((one) => one !== null);
  if (threshold === undefined) return '`/baton help` in a comment lists what can be done here.';
  const name = /\s/.test(threshold.metric) ? `"${threshold.metric}"` : threshold.metric;
  const file = metricsPath === null ? '' : `, or as a line of ${codeSpan(metricsPath)}`;
  return `To report a value, write ${codeSpan(`/baton metric ${name} VALUE`)} in a comment here, or ${codeSpan(`Metric: ${name} VALUE`)} in the description of a pull request${file}. \`/baton help\` lists the rest.`;
}
