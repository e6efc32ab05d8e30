import type { Finding } from '../finding.ts';
import { isBlocking, isOwnFailure, type JudgedRule, type Verdict } from '../judging/verdict.ts';
import { ruleUrl } from '../project.ts';
import { ruleById } from '../rules/rules.ts';
import { fitBlocks } from '../text/fit-blocks.ts';
import { editorUrl } from './editor-url.ts';
import { editorLine, placed, quoted } from './render-check-run.ts';
import { aboutMinutes, capitalise, countThings, indented } from './words.ts';

/** First line of the one comment on a pull request (DESIGN 3). */
export const COMMENT_MARKER = '<!-- baton:pull-request -->';
/** Where the answers to commands begin, inside the same comment. */
export const ANSWERS_MARKER = '<!-- baton:answers -->';
/** The whole comment once everything is mended. */
export const MENDED_LINE = 'Mended, thank you: nothing is missing any more.';

/** Every body is kept within this (github-facts 3.2). */
const BODY_LIMIT_BYTES = 60_000;

/** The comment for a pull request that fails by something of its own. */
export function renderFailing(verdict: Verdict): string {
  const own = verdict.rules.filter(isOwnFailure);
  const asked = own.flatMap(ownErrors);
  const minutes = asked.reduce((sum, finding) => sum + finding.minutes, 0);
  const opening = `${countThings(asked.length)} before merging, ${aboutMinutes(minutes)}`;
  const [only] = asked;
  const blocks =
    asked.length === 1 && only !== undefined
      ? [`**${opening}:** ${placed(only)}`, ...detailBlocks(only, verdict)]
      : [
          `**${opening}:**`,
          ...asked.flatMap((finding, index) => numberedBlocks(finding, index + 1, verdict)),
        ];
  const rules = [...new Set(asked.map((finding) => finding.rule))];
  return fitBlocks(
    [...blocks, ...advice(verdict), whyLinks(rules)],
    BODY_LIMIT_BYTES,
    (omitted) => `_${omitted} more parts did not fit here; the check's page has them._`,
  );
}

function ownErrors(rule: JudgedRule): Finding[] {
  return rule.outcome.findings.filter((finding) => finding.severity === 'error' && !finding.isAlreadyOnBase);
}

function numberedBlocks(finding: Finding, number: number, verdict: Verdict): string[] {
  const title = ruleById(finding.rule).title;
  return [`**${number}. ${title}:** ${placed(finding)}`, ...detailBlocks(finding, verdict)];
}

function detailBlocks(finding: Finding, { branches }: Verdict): string[] {
  const url = editorUrl(finding, branches);
  return [
    ...quoted(finding),
    finding.mend,
    ...(finding.snippet === undefined ? [] : [indented(finding.snippet)]),
    ...(url === null ? [] : [editorLine(finding, url)]),
    ...(finding.otherwise === undefined ? [] : [finding.otherwise]),
  ];
}

function advice(verdict: Verdict): string[] {
  const findings = verdict.rules.flatMap((rule) => {
    const errors = isBlocking(rule) ? ownErrors(rule) : [];
    return rule.outcome.findings.filter((finding) => !errors.includes(finding) && !finding.isAlreadyOnBase);
  });
  if (findings.length === 0) return [];
  const items = findings.map((finding) => adviceItem(finding, verdict));
  return [`<details><summary>Not blocking: ${findings.length}</summary>`, items.join('\n'), '</details>'];
}

/** One line: a snippet that is a line of a description goes behind the words that ask for it. */
function adviceItem(finding: Finding, { branches }: Verdict): string {
  const url = editorUrl(finding, branches);
  const snippet = finding.snippet?.includes('\n') === false ? ` \`${finding.snippet.trim()} ...\`` : '';
  const link = url === null ? '' : ` ${editorLine(finding, url)}`;
  return `- ${capitalise(placed(finding))} ${finding.mend}${snippet}${link}`;
}

function whyLinks(rules: readonly Finding['rule'][]): string {
  const [only] = rules;
  if (rules.length === 1 && only !== undefined) return `[Why this rule](${ruleUrl(only)})`;
  return `Why these rules: ${rules.map((rule) => `[${ruleById(rule).title}](${ruleUrl(rule)})`).join(' · ')}`;
}
