import type { DocumentObstacle } from '../../documents/read-once.ts';
import type { PullRequestFacts } from '../../facts.ts';
import type { Finding, Severity } from '../../finding.ts';
import { weigh } from '../weigh.ts';
import type { ContextAnswer, ContextQuestion } from './answers/judge-answers.ts';
import { CONTEXT_PATH } from './context-path.ts';
import { QUESTION_WORDS } from './context-questions.ts';

interface Standing {
  readonly isOnBase: boolean;
  readonly wasOnBase?: boolean;
  readonly level: Severity;
}

const NAME = `\`${CONTEXT_PATH}\``;

/** A page to begin with. It does not pass by itself: what only people know says TODO. */
export const CONTEXT_SKELETON = `# Context

## State

TODO: what works, what is under way

## Open questions

- TODO: what is undecided, and who decides it (or: none at the moment)

## Last thinking

TODO: what was tried last, what comes next and why
`;

const UNREADABLE: Readonly<Record<Exclude<DocumentObstacle, 'gone'>, string>> = {
  empty: 'is empty',
  binary: 'is not a text file',
  'symbolic-link': 'is a symbolic link, which says nothing by itself',
  'too-large': 'is longer than 131,072 characters, more than anybody reads on a first morning',
};

/** The finding where there is no page that can be read. */
export function describeObstacle(
  obstacle: DocumentObstacle,
  { isOnBase, wasOnBase = false, level }: Standing,
  facts: PullRequestFacts,
): Finding {
  const isGone = obstacle === 'gone';
  return {
    rule: 'context',
    reason: isGone ? 'missing' : obstacle,
    what: isGone ? absence(isOnBase) : `${NAME} ${UNREADABLE[obstacle]}.`,
    why: 'What was tried, what is undecided and what comes next is in one head only.',
    mend: isGone
      ? 'Three short paragraphs are enough: state, open questions, last thinking. The link opens an editor with the headings.'
      : 'Make it a short Markdown page: state, open questions, last thinking.',
    editorLink: isGone ? { path: CONTEXT_PATH, value: CONTEXT_SKELETON } : { path: CONTEXT_PATH },
    minutes: 10,
    ...weigh({ kind: 'absence', isOnBase, wasOnBase, level }, facts),
  };
}

function absence(isOnBase: boolean): string {
  return isOnBase
    ? `there is no ${NAME} that says where things stand.`
    : `this removes ${NAME}, which says where things stand.`;
}

const CLAUSES: Readonly<Record<NonNullable<ContextAnswer['shortfall']>, string>> = {
  missing: 'does not say',
  placeholder: 'has only a placeholder where it should say',
  'heading-only': 'has a heading but nothing under it on',
  'not-stated': 'does not say clearly',
};

/** The finding for one question that the page does not answer. */
export function describeAnswer(
  question: ContextQuestion,
  { shortfall, nearest, place }: ContextAnswer,
  { isOnBase, level }: Standing,
  facts: PullRequestFacts,
): Finding {
  const { asks, why, snippet, minutes } = QUESTION_WORDS[question];
  return {
    rule: 'context',
    reason: `${question}-${shortfall ?? 'missing'}`,
    what: `${NAME} ${CLAUSES[shortfall ?? 'missing']} ${asks}.`,
    why,
    mend: 'Add a few lines, such as:',
    snippet,
    ...(nearest === null ? {} : { quote: nearest, quoteLabel: 'Closest to an answer' }),
    ...(place === null ? {} : { place: { path: CONTEXT_PATH, line: place.line } }),
    editorLink: { path: CONTEXT_PATH, ...(place === null ? {} : { line: place.line }) },
    minutes,
    ...weigh({ kind: 'absence', isOnBase, level }, facts),
  };
}
