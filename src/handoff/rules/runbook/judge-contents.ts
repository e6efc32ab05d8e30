import type { Config } from '../../config/config.ts';
import type { Finding } from '../../finding.ts';
import { codeSpan } from '../../text/neutralise.ts';
import { weigh } from '../weigh.ts';
import type { RunbookAnswer, RunbookAnswers, RunbookQuestion } from './answers/judge-answers.ts';
import { isOutsidersOnly } from './contacts.ts';
import { answersOf, findOpenQuestions } from './find-open-questions.ts';
import { QUESTION_WORDS } from './questions.ts';
import { readFile, type SystemRunbook } from './read-runbooks.ts';
import type { PartialJudgement, RunbookParts } from './runbook-parts.ts';
import { sectionSnippet } from './skeleton.ts';

/** Whether a runbook answers its four questions, by itself or in documents that it links to. */
export function judgeContents({ reading, system }: SystemRunbook, parts: RunbookParts): PartialJudgement {
  if (reading.kind !== 'read') return { findings: [], unknown: null, notes: [] };
  const { own, open, isPending } = findOpenQuestions(
    reading.document,
    system.runbook,
    parts.view,
    (answers, question) => isAnswered(answers, question, parts.config),
  );
  if (open.length === 0) return { findings: [], unknown: null, notes: [] };
  if (isPending) return { findings: [], unknown: 'The runbook is being read.', notes: [] };
  const base = answersOnBase(system.runbook, parts);
  if (base === 'wanted') return { findings: [], unknown: 'The runbook is being read.', notes: [] };
  return {
    findings: open.map((question) => {
      const isOnBase =
        base === null ? !parts.view.touches(system.runbook) : !isAnswered(base, question, parts.config);
      return describe(question, own.answers[question], { path: system.runbook, isOnBase, parts });
    }),
    unknown: null,
    notes: [],
  };
}

/** A contact that ends at the outside engineers is no answer. */
export function isAnswered(answers: RunbookAnswers, question: RunbookQuestion, config: Config): boolean {
  if (!answers.answers[question].isGiven) return false;
  return question !== 'contact' || !isOutsidersOnly(answers.contacts, config);
}

/** What main's version answers; null where main has none. */
function answersOnBase(path: string, { view }: RunbookParts): RunbookAnswers | null | 'wanted' {
  const reading = readFile(view.fileAt('base', path));
  if (reading.kind === 'wanted') return 'wanted';
  return reading.kind === 'read' ? answersOf(reading.document) : null;
}

function describe(
  question: RunbookQuestion,
  answer: RunbookAnswer,
  {
    path,
    isOnBase,
    parts,
  }: { readonly path: string; readonly isOnBase: boolean; readonly parts: RunbookParts },
): Finding {
  const { asks, why, minutes } = QUESTION_WORDS[question];
  const isOutsider = answer.isGiven;
  const shortfall = isOutsider ? 'outsider' : (answer.shortfall ?? 'missing');
  return {
    rule: 'runbook',
    reason: `${question}-${shortfall}`,
    what: `${codeSpan(path)} ${CLAUSES[shortfall](asks)}`,
    why,
    mend: isOutsider
      ? 'Add somebody of the team that stays, or a channel or rota of theirs:'
      : 'Paste this where it fits, and make it true:',
    snippet: sectionSnippet(question, parts.view),
    ...(answer.nearest === null || isOutsider
      ? {}
      : { quote: answer.nearest, quoteLabel: 'Closest to an answer' }),
    ...(answer.place === null ? {} : { place: { path, line: answer.place.line } }),
    editorLink: { path, ...(answer.place === null ? {} : { line: answer.place.line }) },
    otherwise: 'Nothing runs in production yet? Say so there, and what will change it.',
    minutes,
    ...weigh({ kind: 'absence', isOnBase, level: parts.level }, parts.facts),
  };
}

const CLAUSES: Readonly<
  Record<NonNullable<RunbookAnswer['shortfall']> | 'outsider', (asks: string) => string>
> = {
  missing: (asks) => `does not say ${asks}.`,
  placeholder: (asks) => `has only a placeholder where it should say ${asks}.`,
  'heading-only': (asks) => `has a heading but nothing under it on ${asks}.`,
  'link-only': (asks) => `only links elsewhere for ${asks}.`,
  'not-actionable': (asks) => `comes close, but does not say ${asks}.`,
  outsider: () => 'leads to nobody but the outside engineer.',
};
