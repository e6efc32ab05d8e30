import type { Annotation, CheckRunContent } from '../effects/effect.ts';
import type { Finding, Outcome } from '../finding.ts';
import { type Conclusion, isBlocking, type JudgedRule, type Verdict, worse } from '../judging/verdict.ts';
import { ruleUrl } from '../project.ts';
import { ruleById } from '../rules/rules.ts';
import { fitBlocks } from '../text/fit-blocks.ts';
import { codeSpan, cutCharacters, quoteInline } from '../text/neutralise.ts';
import { buttonsFor } from './buttons.ts';
import { editorUrl } from './editor-url.ts';
import { aboutMinutes, capitalise, countThings, indented } from './words.ts';

/** GitHub's limit of `output.summary` and `output.text` (github-facts 2.2), less a margin. */
const OUTPUT_LIMIT_BYTES = 60_000;
/** A title that GitHub's list of checks still shows whole on a wide screen; no limit of GitHub's is known. */
const TITLE_LIMIT = 200;
/** GitHub's limit of an annotation's title (github-facts 2.2). */
const ANNOTATION_TITLE_LIMIT = 255;
/** More annotations than this say nothing new; they would cost a request per fifty. */
const ANNOTATIONS_LIMIT = 200;

/** The check's page without what depends on earlier runs: `planEffects` adds the external id. */
export type RenderedCheckRun = Omit<CheckRunContent, 'externalId' | 'completedAt' | 'headSha'>;

/** Renders the check that the given pull requests share; one verdict in all but rare cases. */
export function renderCheckRun(verdicts: readonly Verdict[]): RenderedCheckRun {
  const conclusion = verdicts.map((verdict) => verdict.conclusion).reduce(worse, 'success');
  const title = withoutMarkdown(verdictLine(verdicts, conclusion));
  const isShared = verdicts.length > 1;
  return {
    name: 'Baton',
    conclusion,
    title: cutCharacters(title, TITLE_LIMIT),
    summary: fitBlocks(
      verdicts.flatMap((verdict) => summaryBlocks(verdict, isShared)),
      OUTPUT_LIMIT_BYTES,
      (omitted) => `_${omitted} more parts did not fit on this page._`,
    ),
    text: fitBlocks(
      verdicts.flatMap((verdict) => findingBlocks(verdict, isShared)),
      OUTPUT_LIMIT_BYTES,
      (omitted) => `_${omitted} more findings did not fit on this page._`,
    ),
    annotations: verdicts.flatMap(annotationsOf).slice(0, ANNOTATIONS_LIMIT),
    actions: buttonsFor(verdicts),
  };
}

/** GitHub shows a title as it is: back-ticks and escapes would stand there. */
function withoutMarkdown(line: string): string {
  return line.replaceAll('`', '').replaceAll(/\\([!-/:-@[-_{-~])/g, '$1');
}

function verdictLine(verdicts: readonly Verdict[], conclusion: Conclusion): string {
  const rules = verdicts.flatMap((verdict) => verdict.rules);
  const blocking = rules.filter(isBlocking).flatMap((rule) => errorsOf(rule));
  if (blocking.length > 0) return blockingLine(blocking, conclusion, verdicts);
  const unread = rules.filter((rule) => rule.outcome.state === 'unknown');
  if (unread.length > 0) return 'Not everything could be read; Baton tries again';
  if (rules.some((rule) => rule.waiver !== null)) return 'Waived for now';
  const advice = rules.flatMap((rule) => rule.outcome.findings);
  const own = advice.filter(({ isAlreadyOnBase }) => !isAlreadyOnBase);
  if (own.length > 0) return `Ready to merge, with ${countThings(own.length).toLowerCase()} to consider`;
  if (advice.length > 0) {
    return `Nothing is missing here; ${countThings(advice.length).toLowerCase()} to mend on ${baseOf(verdicts)}`;
  }
  return 'Nothing is missing';
}

/** What blocks: the pull request's own things first; what only the base lacks is not said to be its doing. */
function blockingLine(
  blocking: readonly Finding[],
  conclusion: Conclusion,
  verdicts: readonly Verdict[],
): string {
  const own = blocking.filter(({ isAlreadyOnBase }) => !isAlreadyOnBase);
  const told = own.length > 0 ? own : blocking;
  const minutes = told.reduce((sum, finding) => sum + finding.minutes, 0);
  const when = conclusion === 'failure' ? 'before merging' : 'to mend, nothing blocks';
  const where = own.length > 0 ? when : `missing on ${baseOf(verdicts)}`;
  const [only] = told;
  const what = told.length === 1 && only !== undefined ? `: ${only.what.replace(/[.]$/, '')}` : '';
  return `${countThings(told.length)} ${where}, ${aboutMinutes(minutes)}${what}`;
}

function baseOf([first]: readonly Verdict[]): string {
  return first === undefined ? 'the base' : quoteInline(first.branches.base.branch, 60);
}

function errorsOf(rule: JudgedRule): Finding[] {
  return rule.outcome.findings.filter((finding) => finding.severity === 'error');
}

function summaryBlocks(verdict: Verdict, isShared: boolean): string[] {
  const table = [
    '| rule | state | what a successor would miss |',
    '| --- | --- | --- |',
    ...verdict.rules.map(tableRow),
  ].join('\n');
  const waivers = verdict.rules.flatMap((rule) => (rule.waiver === null ? [] : [waiverLine(rule)]));
  const lapsed = verdict.rules.flatMap(lapsedLine);
  return [...(isShared ? [pullRequestHeading(verdict)] : []), table, ...waivers, ...lapsed, ...verdict.notes];
}

function pullRequestHeading(verdict: Verdict): string {
  return `### Pull request ${verdict.number}: ${quoteInline(verdict.title, 120)}`;
}

function tableRow(rule: JudgedRule): string {
  const { outcome } = rule;
  const definition = ruleById(outcome.rule);
  const missed = outcome.state === 'fail' ? capitalise(definition.successorMisses) : passedCell(outcome);
  return `| [${definition.title}](${ruleUrl(outcome.rule)}) | ${stateWord(rule)} | ${missed} |`;
}

function passedCell({ state, summary, quote }: Outcome): string {
  const words = quote === undefined ? summary : `${summary} "${quoteInline(quote)}"`;
  return state === 'pass' ? `Nothing. ${words}` : words;
}

function stateWord(rule: JudgedRule): string {
  switch (rule.outcome.state) {
    case 'pass':
      return '✅ there';
    case 'not-applicable':
      return '➖ not asked';
    case 'unknown':
      return '❔ could not be read';
    case 'fail':
      if (rule.waiver !== null) return '🟡 waived';
      return isBlocking(rule) ? '❌ missing' : '🟡 advice';
  }
}

function waiverLine(rule: JudgedRule): string {
  const { waiver, outcome } = rule;
  if (waiver === null) return '';
  const kind = waiver.isHotfix ? 'hotfix, to be filled in later' : 'waived';
  const until = waiver.until === null ? '' : ` until ${waiver.until.slice(0, 10)}`;
  const title = ruleById(outcome.rule).title;
  const team = waiver.isTeamUnchecked ? ' (membership of the team not looked up)' : '';
  return `**${title}**: ${kind}${until} by ${codeSpan(waiver.by)}${team}: "${quoteInline(waiver.reason)}"`;
}

function lapsedLine({ lapsedWaiver, outcome }: JudgedRule): string[] {
  if (lapsedWaiver === null) return [];
  const title = ruleById(outcome.rule).title;
  return [
    `**${title}**: the waiver by ${codeSpan(lapsedWaiver.by)} lapsed, since further files changed that the documents depend on.`,
  ];
}

function findingBlocks(verdict: Verdict, isShared: boolean): string[] {
  const blocks = verdict.rules.flatMap((rule) =>
    rule.outcome.findings.map((finding) => findingBlock(finding, verdict)),
  );
  return isShared && blocks.length > 0 ? [pullRequestHeading(verdict), ...blocks] : blocks;
}

function findingBlock(finding: Finding, { branches }: Verdict): string {
  const title = ruleById(finding.rule).title;
  const url = editorUrl(finding, branches);
  return [
    `### ${title}: ${placed(finding).replace(/[.]$/, '')}`,
    ...(finding.isAlreadyOnBase
      ? [`_Already so on ${quoteInline(branches.base.branch)}: this pull request did not bring it._`]
      : []),
    ...quoted(finding),
    `**Why it matters.** ${finding.why}`,
    `**How to mend it**, ${aboutMinutes(finding.minutes)}. ${finding.mend}`,
    ...(finding.snippet === undefined ? [] : [indented(finding.snippet)]),
    ...(url === null ? [] : [editorLine(finding, url)]),
    ...(finding.otherwise === undefined ? [] : [finding.otherwise]),
    `[Why this rule](${ruleUrl(finding.rule)})`,
  ].join('\n\n');
}

/** What is wrong, with its place in brackets behind it. */
export function placed({ what, place }: Finding): string {
  if (place === undefined) return what;
  const file = what.includes(codeSpan(place.path)) ? '' : `${codeSpan(place.path)}, `;
  const clause = what.replace(/[.]$/, '');
  const where = `${file}line ${place.line}`;
  return clause.endsWith(')') ? `${clause.slice(0, -1)}; ${where}).` : `${clause} (${where}).`;
}

/** The user's own words that come nearest to what is asked. */
export function quoted({ quote, quoteLabel = 'Closest to a reason' }: Finding): string[] {
  return quote === undefined ? [] : [`${quoteLabel}: "${quoteInline(quote)}"`];
}

/** A link to the editor of the file to mend. */
export function editorLine({ editorLink }: Finding, url: string): string {
  const { path = '', value } = editorLink ?? {};
  return `[${value === undefined ? 'Edit' : 'Create'} ${quoteInline(path)}](${url})`;
}

/** What stands in files that the pull request leaves alone would be shown nowhere. */
function annotationsOf({ rules, changedPaths }: Verdict): Annotation[] {
  return rules.flatMap((rule) =>
    rule.outcome.findings.flatMap((finding) =>
      finding.place === undefined || !changedPaths.has(finding.place.path)
        ? []
        : [annotationOf(finding, finding.place)],
    ),
  );
}

function annotationOf(finding: Finding, place: NonNullable<Finding['place']>): Annotation {
  const endLine = place.endLine ?? place.line;
  const isOneLine = endLine === place.line && place.column !== undefined;
  return {
    path: place.path,
    startLine: place.line,
    endLine,
    ...(isOneLine && place.column !== undefined
      ? { startColumn: place.column, endColumn: place.endColumn ?? place.column }
      : {}),
    level: finding.severity === 'error' ? 'failure' : 'warning',
    title: cutCharacters(`Baton: ${ruleById(finding.rule).title}`, ANNOTATION_TITLE_LIMIT),
    message: `${capitalise(finding.what)} ${finding.mend}`,
  };
}
