import type { Config } from '../../config/config.ts';
import { type ConfirmationJudgement, judgeConfirmations } from '../../confirmations/judge-confirmations.ts';
import type { Document } from '../../documents/document.ts';
import { readOnce } from '../../documents/read-once.ts';
import type { PullRequestFacts, RepositoryFile } from '../../facts.ts';
import type { Finding, Outcome } from '../../finding.ts';
import type { Answer, RepositoryView } from '../../lookups/repository-view.ts';
import { confirmedNote } from '../confirmed-note.ts';
import type { Rule } from '../rule.ts';
import { CONTEXT_PATH } from './context-path.ts';
import { answersOf, QUESTIONS } from './context-questions.ts';
import { describeAnswer, describeObstacle } from './describe.ts';
import { failing, passing } from './examples.ts';
import { judgeContextAge } from './judge-context-age.ts';

/** `CONTEXT.md` says where things stand, and does so currently (DESIGN 4.4). */
export const contextRule: Rule = {
  id: 'context',
  title: 'Context',
  motivation: `Half an hour of every visit goes into finding out where things were left, and on the last one all of it is lost. A page
that says what is the case, what is undecided and what was being thought last lets anybody carry on tomorrow.`,
  successorMisses: 'where things stand and what was being thought',
  accepts: `\`CONTEXT.md\` in the root that answers three questions, under whatever headings, in English, German, French, Spanish, Portuguese or Chinese:

- **state**: what is the case now: what works, what is done or under way.
- **questions**: open questions or undecided points, stated as such. "None at the moment" is an answer.
- **thinking**: what was last being thought or what comes next: next steps, a plan, reasoning in progress.

And it is **current**: changed within \`maxAgeDays\` (14) or within the last \`maxMerges\` (10) merges, whichever is kinder. Where the config
names \`engagement.engineers\`, only they are told of its age, since it is their thinking. \`Context still right\` confirms it.`,
  refuses: `- No file, an empty or binary one, a symbolic link, more than 131,072 characters.
- Placeholders and headings with nothing under them. A list of tasks or risks alone is no open question.

What main lacks already is an error too, but without a comment, and only advice for bots and during the first 14 days after the setup
issue was opened. Age is advice.`,
  remediation:
    "Follow the finding's link and write three short paragraphs. Five lines that are true today are better than two pages.",
  effortMinutes: 5,
  parses: 'documents',
  passing,
  failing,
  judge,
};

const BEING_READ: Outcome = {
  rule: 'context',
  state: 'unknown',
  summary: 'CONTEXT.md is being read.',
  findings: [],
};

function judge(facts: PullRequestFacts, config: Config, view: RepositoryView): Outcome {
  const level = config.rules.context.severity === 'warn' ? 'warn' : 'error';
  const file = view.file(CONTEXT_PATH);
  if (file.kind === 'wanted') return BEING_READ;
  const reading = file.kind === 'known' ? readOnce(file.value) : file;
  if (reading.kind === 'unknown') {
    return { ...BEING_READ, summary: `CONTEXT.md could not be read: ${reading.reason}.` };
  }
  const isOnBase = !view.touches(CONTEXT_PATH);
  if (reading.kind === 'obstacle') {
    const versions = view.versions(CONTEXT_PATH);
    const wasOnBase = versions.kind === 'known' && versions.value.length > 0;
    return fail([describeObstacle(reading.obstacle, { isOnBase, wasOnBase, level }, facts)]);
  }

  const confirmed = judgeConfirmations(
    facts,
    { document: 'context', files: [reading.file], watchedPaths: [] },
    view,
  );
  const contents = judgeContents(reading.document, level, facts, view);
  if (contents.kind === 'wanted' || confirmed.kind === 'wanted') return BEING_READ;
  const age = judgeContextAge(facts, config, view, confirmationsIn(confirmed));
  if (age.kind === 'wanted') return BEING_READ;
  const findings = [
    ...(contents.kind === 'known' ? contents.value : []),
    ...(age.kind === 'known' && age.value !== null ? [age.value] : []),
  ];
  const confirmations = confirmationsIn(confirmed);
  const lapsedConfirmation = confirmed.kind === 'known' ? confirmed.value.lapsed : null;
  if (findings.length > 0) return { ...fail(findings), confirmations, lapsedConfirmation };
  const [last] = confirmations.slice(-1);
  return {
    rule: 'context',
    state: 'pass',
    summary: [
      'It says state, open questions and thinking.',
      ...(last === undefined ? [] : [confirmedNote(last)]),
    ].join(' '),
    findings: [],
    confirmations,
    lapsedConfirmation,
  };
}

function confirmationsIn(answer: Answer<ConfirmationJudgement>) {
  return answer.kind === 'known' ? answer.value.inForce : [];
}

function judgeContents(
  document: Document,
  level: Finding['severity'],
  facts: PullRequestFacts,
  view: RepositoryView,
): Answer<readonly Finding[]> {
  const answers = answersOf(document);
  const missing = QUESTIONS.filter((question) => !answers[question].isGiven);
  if (missing.length === 0) return { kind: 'known', value: [] };
  const before = view.fileAt('base', CONTEXT_PATH);
  if (before.kind === 'wanted') return before;
  const base = answersOfFile(before);
  return {
    kind: 'known',
    value: missing.map((question) => {
      const isOnBase = base === null ? !view.touches(CONTEXT_PATH) : !base[question].isGiven;
      return describeAnswer(question, answers[question], { isOnBase, level }, facts);
    }),
  };
}

function answersOfFile(file: Answer<RepositoryFile | null>) {
  const reading = file.kind === 'known' ? readOnce(file.value) : file;
  return reading.kind === 'read' ? answersOf(reading.document) : null;
}

function fail(findings: readonly Finding[]): Outcome {
  const first = findings.find(({ severity }) => severity === 'error') ?? findings[0];
  return { rule: 'context', state: 'fail', summary: first?.what ?? '', findings };
}
