import type { Config } from '../config/config.ts';
import { readOnce } from '../documents/read-once.ts';
import type { RepositoryView } from '../lookups/repository-view.ts';
import { CONTEXT_PATH } from '../rules/context/context-path.ts';
import {
  QUESTIONS as CONTEXT_QUESTIONS,
  QUESTION_WORDS as CONTEXT_WORDS,
  answersOf as contextAnswersOf,
} from '../rules/context/context-questions.ts';
import { findOpenQuestions } from '../rules/runbook/find-open-questions.ts';
import { isAnswered } from '../rules/runbook/judge-contents.ts';
import { QUESTION_WORDS as RUNBOOK_WORDS } from '../rules/runbook/questions.ts';
import { readFile } from '../rules/runbook/read-runbooks.ts';

/** How a document of the default branch stands, by the judgement of its rule. */
export type DocumentStanding =
  | { readonly kind: 'complete' | 'gone' | 'unread' }
  /** There, but no page with text. */
  | { readonly kind: 'obstacle' }
  | {
      readonly kind: 'lacking';
      /** What it does not say: clauses such as `how to go back, with the steps`. */
      readonly asks: readonly string[];
      readonly minutes: number;
      /** Where the first one would stand; null where nothing tells. */
      readonly line: number | null;
    };

/** How the runbook at a path stands: its four questions, also in the documents that it links to. */
export function standingOfRunbook(path: string, view: RepositoryView, config: Config): DocumentStanding {
  return withoutOverflow(() => {
    const reading = readFile(view.file(path));
    if (reading.kind !== 'read') return standingOf(reading);
    const { own, open, isPending } = findOpenQuestions(reading.document, path, view, (answers, question) =>
      isAnswered(answers, question, config),
    );
    if (isPending) return { kind: 'unread' };
    return lacking(open.map((question) => ({ ...RUNBOOK_WORDS[question], ...own.answers[question] })));
  });
}

/** How `CONTEXT.md` stands: its three questions. */
export function standingOfContext(view: RepositoryView): DocumentStanding {
  return withoutOverflow(() => {
    const file = view.file(CONTEXT_PATH);
    const reading = file.kind === 'known' ? readOnce(file.value) : file;
    if (reading.kind !== 'read') return standingOf(reading);
    const answers = contextAnswersOf(reading.document);
    const open = CONTEXT_QUESTIONS.filter((question) => !answers[question].isGiven);
    return lacking(open.map((question) => ({ ...CONTEXT_WORDS[question], ...answers[question] })));
  });
}

/** A document that only has to be there. */
export function standingOfFile(path: string, view: RepositoryView): DocumentStanding {
  const file = view.file(path);
  if (file.kind !== 'known') return { kind: 'unread' };
  return { kind: file.value === null ? 'gone' : 'complete' };
}

type Unread =
  | { readonly kind: 'wanted' | 'unknown' }
  | { readonly kind: 'obstacle'; readonly obstacle: string };

function standingOf(reading: Unread): DocumentStanding {
  if (reading.kind !== 'obstacle') return { kind: 'unread' };
  return { kind: reading.obstacle === 'gone' ? 'gone' : 'obstacle' };
}

interface OpenQuestion {
  readonly asks: string;
  readonly minutes: number;
  readonly place: { readonly line: number } | null;
}

function lacking(open: readonly OpenQuestion[]): DocumentStanding {
  const [first] = open;
  if (first === undefined) return { kind: 'complete' };
  return {
    kind: 'lacking',
    asks: open.map(({ asks }) => asks),
    minutes: open.reduce((sum, { minutes }) => sum + minutes, 0),
    line: first.place?.line ?? null,
  };
}

/** Markup nested thousands deep exhausts the stack of the parser. */
function withoutOverflow(judge: () => DocumentStanding): DocumentStanding {
  try {
    return judge();
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'obstacle' };
    throw error;
  }
}
