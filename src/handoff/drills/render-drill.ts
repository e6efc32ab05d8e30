import type { Config } from '../config/config.ts';
import type { Repository } from '../facts.ts';
import { dayOf } from '../phases/criteria/moments.ts';
import { fileUrl } from '../phases/file-url.ts';
import { dayWords } from '../phases/issue/words.ts';
import { withoutAt } from '../phases/people/membership.ts';
import type { Refusal } from '../phases/phase-status.ts';
import { PROJECT_URL } from '../project.ts';
import { byteLength, fitBlocks } from '../text/fit-blocks.ts';
import { codeSpan, quoteInline } from '../text/neutralise.ts';
import { LAST_LINE } from '../text/own-block.ts';
import { drillHelpText } from './drill-help-text.ts';
import { type DrillId, drillMarker } from './drill-id.ts';
import type { Drill } from './drills.ts';
import { addDays } from './due-day.ts';
import { type QuotedFile, quoteSection } from './quote-section.ts';
import { DRILL_BLOCK_END, type DrillBlock, resultMarker } from './read-drill-block.ts';
import type { LineRange } from './rollback-section.ts';

/** The part of a runbook that a drill rehearses. */
export interface DrilledRunbook {
  readonly file: QuotedFile;
  readonly ranges: readonly LineRange[];
}

/** What the issue of a drill says. */
export interface DrillContent {
  readonly id: DrillId;
  readonly drill: Pick<Drill, 'system' | 'openedAt' | 'result'>;
  /** Database id of the comment with the result. */
  readonly resultComment: number | null;
  /** When the next one is due, ISO date; null while this one is not done. */
  readonly nextDue: string | null;
  readonly refusals: readonly Refusal[];
  readonly isHelpAsked: boolean;
  /** Null where it says no more how to roll back. */
  readonly runbook: DrilledRunbook | null;
  readonly repository: Repository;
  readonly config: Pick<Config, 'engagement' | 'report' | 'systems'>;
}

/** We keep to the budget of every body, in bytes (github-facts 3.2); however much people write, so much is left for Baton. */
const LONGEST_BODY = 60_000;
const SHORTEST_BLOCK = 8_000;
const FRAME = 500;
/** Two weeks: an engineer comes by once or twice in that time, and nobody has to drop anything. */
const DAYS_TO_DO_IT = 14;
const LONGEST_NOTE = 500;

/** What an issue about a drill is called; people may rename it. */
export function drillTitle(content: Pick<DrillContent, 'drill' | 'repository' | 'config'>): string {
  return `Handoff drill: roll back ${subjectOf(content)} by the runbook alone`;
}

/** The whole body: the app's block, and around it what people wrote, untouched. */
export function renderDrill(content: DrillContent, people: Pick<DrillBlock, 'before' | 'after'>): string {
  const limit = LONGEST_BODY - byteLength(people.before) - byteLength(people.after);
  const body = fitBlocks(
    blocksOf(content),
    Math.max(limit, SHORTEST_BLOCK) - FRAME,
    (omitted) => `_${omitted} more parts are left out: GitHub takes no longer text._`,
  );
  const told = content.resultComment === null ? [] : [resultMarker(content.resultComment)];
  const block = [drillMarker(content.id), body, '', ...told, '---', LAST_LINE, DRILL_BLOCK_END].join('\n');
  return [people.before, block, people.after].filter((part) => part !== '').join('\n\n');
}

/** One system is the whole repository, whatever it is called. */
function subjectOf({
  drill,
  repository,
  config,
}: Pick<DrillContent, 'drill' | 'repository' | 'config'>): string {
  return config.systems.length === 1 ? repository.name : drill.system;
}

function blocksOf(content: DrillContent): string[] {
  const { drill, refusals, isHelpAsked } = content;
  const isPassed = drill.result?.outcome === 'passed';
  return [
    ...resultOf(content),
    ...(drill.result === null ? [requestOf(content)] : []),
    ...refusalsOf(refusals),
    ...(isHelpAsked ? [drillHelpText] : []),
    ...(isPassed ? [] : [stepsOf(content), ...quotationOf(content)]),
    `Asked for by [Baton](${PROJECT_URL}), from ${runbookLink(content)}.`,
  ];
}

function resultOf(content: DrillContent): string[] {
  const { nextDue, config } = content;
  const { result } = content.drill;
  if (result === null) return [];
  const { timezone } = config.report;
  const told = `on ${dayWords(result.at, timezone)}: the runbook alone was`;
  const who = `[says ${codeSpan(result.by)}](${result.url})`;
  const note = `> ${quoteInline(result.note, LONGEST_NOTE)}`;
  if (result.outcome === 'passed') {
    const next = nextDue === null ? '' : ` The next drill is due by ${dayWords(nextDue, timezone)}.`;
    return [
      `**Passed** ${told} enough, ${who}.`,
      note,
      `This counts in the readiness score and fades over 90 days.${next}`,
    ];
  }
  return [
    `**Failed** ${told} not enough, ${who}.`,
    note,
    `Good to know before it matters, and it counts no less than no drill at all. What next: mend ${runbookLink(content)}, try again, and write \`/baton drill passed NOTE\` here, which closes this issue.`,
  ];
}

function requestOf(content: DrillContent): string {
  const { drill, config } = content;
  const { engagement, report } = config;
  const names = engagement.team.map((name) => `@${withoutAt(name)}`).join(' ');
  const whom = names === '' ? 'Could somebody in-house' : `${names}, could one of you`;
  const by = dayWords(addDays(dayOf(drill.openedAt, report.timezone), DAYS_TO_DO_IT), report.timezone);
  return [
    `**${whom} roll back ${codeSpan(subjectOf(content))} with nothing but its runbook, by ${by}?**`,
    'A runbook that only its author has followed is a guess, and its gaps are found more cheaply on a quiet day than during an outage.',
  ].join(' ');
}

function stepsOf({ config }: DrillContent): string {
  const outsiders = config.engagement.engineers.map((name) => codeSpan(withoutAt(name)));
  const without = outsiders.length === 0 ? 'whoever wrote the runbook' : outsiders.join(', ');
  return [
    '### How',
    '',
    `1. Somebody in-house does it, without asking ${without}.`,
    '2. Roll back somewhere safe, such as staging, by the words below alone. Where there is no such place, walk through it: open every link, check that you have the access, and stop before the first step that changes anything.',
    '3. Note every place where you had to guess, search or ask. About half an hour.',
    '4. Report in a comment here, on one line:',
    '   - `/baton drill passed NOTE`: what you did, how long it took.',
    '   - `/baton drill failed NOTE`: what was missing. That is worth as much: it says what to mend.',
  ].join('\n');
}

function quotationOf({ runbook, repository }: DrillContent): string[] {
  if (runbook === null) return [];
  const { blocks, cutAtLine } = quoteSection(runbook.file, runbook.ranges, repository);
  const url = `${fileUrl(repository, runbook.file.path)}?plain=1#L${cutAtLine}`;
  const rest = cutAtLine === null ? [] : [`**It goes on in the file:** [the rest](${url}).`];
  return ['### What the runbook says', ...blocks, ...rest];
}

function runbookLink({ runbook, repository, drill, config }: DrillContent): string {
  const path = config.systems.find(({ name }) => name === drill.system)?.runbook ?? '';
  const line = runbook?.ranges[0]?.first ?? 1;
  return `[${codeSpan(path)}](${fileUrl(repository, path)}?plain=1#L${line})`;
}

function refusalsOf(refusals: readonly Refusal[]): string[] {
  if (refusals.length === 0) return [];
  const lines = refusals.map(
    ({ by, commentUrl, reason }) =>
      `- [A command of ${codeSpan(by)}](${commentUrl}) was not followed. ${reason}`,
  );
  return [['### Not followed', '', ...lines].join('\n')];
}
