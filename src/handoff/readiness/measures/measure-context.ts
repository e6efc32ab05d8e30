import type { DocumentObstacle, DocumentReading } from '../../documents/read-once.ts';
import { readOnce } from '../../documents/read-once.ts';
import type { Answer, RepositoryView } from '../../lookups/repository-view.ts';
import { counted } from '../../phases/issue/words.ts';
import type { ContextQuestion } from '../../rules/context/answers/judge-answers.ts';
import { CONTEXT_PATH } from '../../rules/context/context-path.ts';
import { answersOf, QUESTION_WORDS, QUESTIONS } from '../../rules/context/context-questions.ts';
import { CONTEXT_SKELETON } from '../../rules/context/describe.ts';
import { readContextAge } from '../../rules/context/read-context-age.ts';
import type { ActionOffer, Measure, Measured, PartId } from '../score/part.ts';
import { linkFile, noFile } from './measure-evidence.ts';
import { allParts, BEING_READ, measuredAs, turnedOff, unreadPart } from './measure-values.ts';
import type { Measuring } from './measuring.ts';

type ContextPart = Extract<PartId, `context-${string}`>;

const PARTS: readonly ContextPart[] = [
  'context-state',
  'context-questions',
  'context-thinking',
  'context-age',
];

const WRITE_MINUTES = 10;
const REVIEW_MINUTES = 5;

/** Context: the three answers of `CONTEXT.md`, and its age. Whose thinking it is does not matter here. */
export function measureContext(measuring: Measuring): Measured {
  const { config, view } = measuring;
  if (config.rules.context.severity === 'off') return turnedOff(PARTS, '`rules.context: off`');
  // Asked for at once, so that one query brings both.
  const age = measureAge(measuring);
  const reading = readPage(view);
  switch (reading.kind) {
    case 'wanted':
      return { parts: allParts(PARTS, unreadPart(BEING_READ)), actions: [] };
    case 'unknown':
      return { parts: allParts(PARTS, unreadPart(reading.reason)), actions: [] };
    case 'obstacle':
      return measureObstacle(reading.obstacle, measuring);
    case 'read':
      return measurePage(reading, age, measuring);
  }
}

type PageReading =
  | DocumentReading
  | { readonly kind: 'wanted' }
  | { readonly kind: 'obstacle'; readonly obstacle: 'too-complex' };

function readPage(view: RepositoryView): PageReading {
  const file = view.file(CONTEXT_PATH);
  if (file.kind !== 'known') return file;
  try {
    const reading = readOnce(file.value);
    if (reading.kind === 'read') answersOf(reading.document);
    return reading;
  } catch (error) {
    // Markup nested thousands deep exhausts the stack of the parser.
    if (error instanceof RangeError) return { kind: 'obstacle', obstacle: 'too-complex' };
    throw error;
  }
}

const OBSTACLES: Readonly<Record<Exclude<DocumentObstacle, 'gone'> | 'too-complex', string>> = {
  empty: 'is empty',
  binary: 'is not a text file',
  'symbolic-link': 'is a symbolic link',
  'too-large': 'is longer than 131,072 characters',
  'too-complex': 'is nested too deeply to be read',
};

function measureObstacle(obstacle: DocumentObstacle | 'too-complex', { repository }: Measuring): Measured {
  const isGone = obstacle === 'gone';
  const evidence = isGone
    ? noFile(repository, CONTEXT_PATH)
    : `${linkFile(repository, CONTEXT_PATH)} ${OBSTACLES[obstacle]}`;
  const says = 'where things stand, which questions are open, what comes next';
  return {
    parts: allParts(PARTS, measuredAs(0, evidence)),
    actions: [
      {
        id: 'context',
        what: isGone
          ? `Write \`${CONTEXT_PATH}\`: ${says}.`
          : `Make \`${CONTEXT_PATH}\` a short Markdown page that says ${says}.`,
        minutes: WRITE_MINUTES,
        link: { editorLink: { path: CONTEXT_PATH, ...(isGone ? { value: CONTEXT_SKELETON } : {}) } },
        adds: PARTS.map((part) => ({ part, by: 1 })),
      },
    ],
  };
}

function measurePage(
  { document }: Extract<DocumentReading, { kind: 'read' }>,
  age: Measure,
  { repository }: Measuring,
): Measured {
  const answers = answersOf(document);
  const measureAnswer = (question: ContextQuestion): Measure => {
    const { isGiven, place } = answers[question];
    const link = linkFile(repository, CONTEXT_PATH, place?.line ?? null);
    const { asks } = QUESTION_WORDS[question];
    return isGiven ? measuredAs(1, `${link} says ${asks}`) : measuredAs(0, `${link} does not say ${asks}`);
  };
  const open = QUESTIONS.filter((question) => !answers[question].isGiven);
  const [first] = open;
  const line = first === undefined ? undefined : answers[first].place?.line;
  return {
    parts: {
      'context-state': measureAnswer('state'),
      'context-questions': measureAnswer('questions'),
      'context-thinking': measureAnswer('thinking'),
      'context-age': age,
    },
    actions: actionsFor(open, age, line),
  };
}

/** One action: whoever adds an answer makes the page young again, which several would promise several times. */
function actionsFor(open: readonly ContextQuestion[], age: Measure, line: number | undefined): ActionOffer[] {
  const isOld = age.kind === 'measured' && age.value < 1;
  if (open.length === 0 && !isOld) return [];
  const asks = open.map((question) => QUESTION_WORDS[question].asks);
  return [
    {
      id: 'context',
      what:
        open.length === 0
          ? `Say in \`${CONTEXT_PATH}\` where things stand now.`
          : `Say in \`${CONTEXT_PATH}\` ${asks.join('; ')}.`,
      minutes:
        open.length === 0
          ? REVIEW_MINUTES
          : open.reduce((sum, question) => sum + QUESTION_WORDS[question].minutes, 0),
      link: { editorLink: { path: CONTEXT_PATH, ...(line === undefined ? {} : { line }) } },
      adds: [
        ...open.map((question) => ({ part: `context-${question}` as const, by: 1 })),
        ...(isOld ? [{ part: 'context-age' as const, by: 1 }] : []),
      ],
    },
  ];
}

function measureAge(measuring: Measuring): Measure {
  const { repository } = measuring;
  const age = readContextAge(measuring, (since) => countMerges(since, measuring));
  if (age.kind === 'wanted') return unreadPart(BEING_READ);
  if (age.kind === 'unknown') return unreadPart(age.reason);
  const { value } = age;
  const changed = `${linkFile(repository, CONTEXT_PATH)} was last changed ${counted(value.days, 'day')}`;
  return value.isCurrent
    ? measuredAs(1, `${changed} ago`)
    : measuredAs(0, `${changed} and ${counted(value.merges, 'merge')} ago`);
}

/** Those at hand tell where they reach back far enough, or are too many already. */
function countMerges(since: string, { merges, config, view }: Measuring): Answer<number> {
  const sinceMs = Date.parse(since);
  const value = merges.entries.filter(({ mergedAt }) => Date.parse(mergedAt) > sinceMs).length;
  const isWhole = Date.parse(merges.since) <= sinceMs;
  if (isWhole || value > config.rules.context.maxMerges) return { kind: 'known', value };
  return view.mergesSince(since);
}
