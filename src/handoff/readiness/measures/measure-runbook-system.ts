import type { DocumentObstacle, DocumentReading } from '../../documents/read-once.ts';
import type { ReferenceReport } from '../../documents/references/judge-references.ts';
import type { SystemDrills } from '../../drills/drills.ts';
import { counted } from '../../phases/issue/words.ts';
import type { RunbookQuestion } from '../../rules/runbook/answers/question.ts';
import { findOpenQuestions, type OpenQuestions } from '../../rules/runbook/find-open-questions.ts';
import { isAnswered } from '../../rules/runbook/judge-contents.ts';
import { QUESTION_WORDS, QUESTIONS } from '../../rules/runbook/questions.ts';
import { readFile, referencesOf } from '../../rules/runbook/read-runbooks.ts';
import type { System } from '../../systems/touched-systems.ts';
import type { Measure, PartId } from '../score/part.ts';
import { linkFile, linkLine, listFew, noFile } from './measure-evidence.ts';
import { measureRunbookAge } from './measure-runbook-age.ts';
import { measureDrill } from './measure-runbook-drill.ts';
import { allParts, BEING_READ, leftOut, measuredAs, unreadPart } from './measure-values.ts';
import type { Measuring } from './measuring.ts';

export type RunbookPart = Extract<PartId, `runbook-${string}`>;

export const RUNBOOK_PARTS: readonly RunbookPart[] = [
  'runbook-monitor',
  'runbook-alerts',
  'runbook-rollback',
  'runbook-contact',
  'runbook-references',
  'runbook-age',
  'runbook-in-house',
  'runbook-drill',
];

/** What the runbook of one system lacks. */
export interface RunbookLacks {
  /** Why there is none that can be read; null where there is one. */
  readonly obstacle: DocumentObstacle | 'too-complex' | null;
  /** In the order in which they are asked. */
  readonly open: readonly RunbookQuestion[];
  readonly deadReferences: number;
  /** It says whom to reach, and that is nobody in-house. */
  readonly isOutsidersOnly: boolean;
  readonly isStale: boolean;
  /** Where to begin; null where nothing tells. */
  readonly line: number | null;
}

export interface MeasuredSystem {
  readonly system: System;
  /** Null where nothing is known of any. */
  readonly drills: SystemDrills | null;
  readonly parts: Readonly<Record<RunbookPart, Measure>>;
  /** Null where it could not be read. */
  readonly lacks: RunbookLacks | null;
}

/** Measures the runbook of one system by itself. */
export function measureSystem(
  system: System,
  drills: SystemDrills | null,
  measuring: Measuring,
): MeasuredSystem {
  try {
    const reading = readFile(measuring.view.file(system.runbook));
    if (reading.kind === 'read') return measureDocument(system, reading, drills, measuring);
    if (reading.kind === 'obstacle') return measureObstacle(system, reading.obstacle, drills, measuring);
    const reason = reading.kind === 'wanted' ? BEING_READ : reading.reason;
    return { system, drills, parts: allParts(RUNBOOK_PARTS, unreadPart(reason)), lacks: null };
  } catch (error) {
    // Markup nested thousands deep exhausts the stack of the parser.
    if (error instanceof RangeError) return measureObstacle(system, 'too-complex', drills, measuring);
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

function measureObstacle(
  system: System,
  obstacle: DocumentObstacle | 'too-complex',
  drills: SystemDrills | null,
  { repository, config }: Measuring,
): MeasuredSystem {
  const evidence =
    obstacle === 'gone'
      ? noFile(repository, system.runbook)
      : `${linkFile(repository, system.runbook)} ${OBSTACLES[obstacle]}`;
  const parts = allParts(RUNBOOK_PARTS, measuredAs(0, evidence));
  return {
    system,
    drills,
    parts: config.engagement.engineers.length > 0 ? parts : { ...parts, 'runbook-in-house': NOBODY_TOLD },
    lacks: {
      obstacle,
      open: QUESTIONS,
      deadReferences: 0,
      isOutsidersOnly: false,
      isStale: false,
      line: null,
    },
  };
}

const NOBODY_TOLD = leftOut('the config names no `engagement.engineers`');

function measureDocument(
  system: System,
  { document }: Extract<DocumentReading, { kind: 'read' }>,
  drills: SystemDrills | null,
  measuring: Measuring,
): MeasuredSystem {
  const { view, config } = measuring;
  const path = system.runbook;
  const given = findOpenQuestions(document, path, view, ({ answers }, question) => answers[question].isGiven);
  const inHouse = findOpenQuestions(document, path, view, (answers, question) =>
    isAnswered(answers, question, config),
  );
  const references = referencesOf(document, path, measuring, view);
  const age = measureRunbookAge(system, drills, measuring);
  const { own, open } = given;
  const answerOf = (question: RunbookQuestion): Measure => measureAnswer(question, given, path, measuring);
  const [first] = open;
  return {
    system,
    drills,
    parts: {
      'runbook-monitor': answerOf('monitor'),
      'runbook-alerts': answerOf('alerts'),
      'runbook-rollback': answerOf('rollback'),
      'runbook-contact': answerOf('contact'),
      'runbook-references': measureReferences(references, path, measuring),
      'runbook-age': age,
      'runbook-in-house': measureInHouse(given, inHouse, path, measuring),
      'runbook-drill': own.answers.rollback.isNotYet
        ? leftOut('nothing runs in production yet')
        : measureDrill(drills, path, measuring),
    },
    lacks: {
      obstacle: null,
      open,
      deadReferences: references.dead.length,
      isOutsidersOnly: !open.includes('contact') && inHouse.open.includes('contact'),
      isStale: age.kind === 'measured' && age.value === 0,
      line:
        (first === undefined ? undefined : own.answers[first].place?.line) ??
        references.dead[0]?.reference.place.line ??
        null,
    },
  };
}

function measureAnswer(
  question: RunbookQuestion,
  { own, open, isPending }: OpenQuestions,
  path: string,
  { repository }: Measuring,
): Measure {
  const { asks } = QUESTION_WORDS[question];
  const answer = own.answers[question];
  const line = answer.place?.line ?? null;
  if (open.includes(question)) {
    if (isPending) return unreadPart(BEING_READ);
    return measuredAs(0, `${linkFile(repository, path, line)} does not say ${asks}`);
  }
  if (answer.isNotYet) {
    return measuredAs(1, `${linkFile(repository, path, line)} says that nothing runs in production yet`);
  }
  return answer.isGiven
    ? measuredAs(1, `${linkFile(repository, path, line)} says ${asks}`)
    : measuredAs(1, `a document that ${linkFile(repository, path)} links to says ${asks}`);
}

function measureReferences(
  { alive, dead }: ReferenceReport,
  path: string,
  { repository }: Measuring,
): Measure {
  const link = linkFile(repository, path);
  const all = alive + dead.length;
  if (all === 0) return measuredAs(1, `${link} refers to nothing in this repository that could be gone`);
  if (dead.length === 0) {
    return measuredAs(1, `what ${link} refers to exists: ${counted(all, 'reference')}`);
  }
  const lines = dead.map(
    ({ what, reference }) => `${linkLine(repository, path, reference.place.line)}: ${what}`,
  );
  return measuredAs(
    alive / all,
    `${alive} of ${counted(all, 'reference')} of ${link} lead somewhere; ${listFew(lines, '; ')}`,
  );
}

function measureInHouse(
  given: OpenQuestions,
  inHouse: OpenQuestions,
  path: string,
  { repository, config }: Measuring,
): Measure {
  if (config.engagement.engineers.length === 0) return NOBODY_TOLD;
  const link = linkFile(repository, path, given.own.answers.contact.place?.line ?? null);
  if (!inHouse.open.includes('contact')) return measuredAs(1, `${link} leads to somebody in-house`);
  if (inHouse.isPending) return unreadPart(BEING_READ);
  return given.open.includes('contact')
    ? measuredAs(0, `${link} leads to nobody`)
    : measuredAs(0, `${link} leads to nobody but the outside engineers`);
}
