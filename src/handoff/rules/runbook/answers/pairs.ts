import type { DocumentHeading } from '../../../documents/document.ts';
import { beginsWith, compile, countMatches } from '../../../text/matcher.ts';
import { splitWords } from '../../../text/words.ts';
import type { Evidence, JudgedPassage } from './evidence.ts';
import { wordLists } from './lexicon/words.ts';
import { type Passage, type Passages, readTopics } from './passages.ts';

/** Symptoms of a document that have something to do about them. */
export interface Pairs {
  /** Those that are plain: a heading that names the symptom over steps, or a row of a table of symptoms. */
  readonly plain: number;
  /** Those that prose tells, each counted by how sure it is. */
  readonly told: number;
}

const matchers = {
  symptom: compile(wordLists.symptom),
  vague: compile(wordLists.vague),
  opening: compile(wordLists.opening),
  noOpening: compile(wordLists.noOpening),
} as const;

/** So much to do makes a whole pair: a block of code and a step. */
const WHOLE_ACTION = 1.6;
/** A title speaks of the page, not of one case. */
const TITLE_SHARE = 0.7;
/** Under "Troubleshooting", each heading is a symptom, whatever it says. */
const LISTED_SHARE = 0.9;
/** A row under headers that say so. */
const PLAIN_ROW = 1;
/** One row is less than a section. */
const ROW_SHARE = 0.6;
/** A longer heading that begins with "If" is a sentence of some instructions. */
const MOST_OPENED = 9;
/** Prose may speak of errors in passing. */
const TOLD_SHARE = 0.6;
/** An opening is looked for in so many characters. */
const LONGEST_OPENING = 80;

/** Pairs every symptom with what stands under it, and counts those that are told in one passage. */
export function pairUp(judged: readonly JudgedPassage[], title: Passages['title']): Pairs {
  const cases = new Map<object, { share: number; action: number }>();
  const caseOf = rememberCases(title);
  let plain = 0;
  let told = 0;
  let open: Told | null = null as Told | null;
  for (const { passage, evidence } of judged) {
    if (passage.isPlaceholder) continue;
    if (passage.block.kind === 'row') plain += evidence.alerts >= PLAIN_ROW ? ROW_SHARE : 0;
    told += Math.min(1, evidence.alerts);
    const found = caseOf(passage.block.headings) ?? continueCase(open, passage);
    open = tellsCase(passage, evidence) ?? (open?.under === passage.heading ? open : null);
    if (found === null || evidence.action === 0) continue;
    const known = cases.get(found.heading) ?? { share: found.share, action: 0 };
    known.action += evidence.action;
    cases.set(found.heading, known);
  }
  for (const { share, action } of cases.values()) {
    const pair = Math.min(1, action / WHOLE_ACTION);
    if (share > TOLD_SHARE) plain += share * pair;
    told += share * pair;
  }
  return { plain, told };
}

/** What a symptom is told by: a heading, or a paragraph. */
interface Case {
  readonly heading: object;
  readonly share: number;
}

/** A paragraph that tells a symptom stands over what follows it, as a heading would. */
interface Told {
  readonly under: DocumentHeading | null;
  /** What continues it is nested deeper than so. */
  readonly level: number;
  readonly share: number;
}

function tellsCase({ block, heading, topics }: Passage, { symptom }: Evidence): Told | null {
  const { kind, text, level = -1 } = block;
  if (kind === 'code' || kind === 'row') return null;
  if (kind === 'item' && !text.endsWith(':') && !text.endsWith('：')) return null;
  if (kind === 'item' && topics.get('alerts') === 2) return { under: heading, level, share: LISTED_SHARE };
  const opening = splitWords(text.slice(0, LONGEST_OPENING));
  if (symptom === 0 && !beginsWith(matchers.opening, opening, text)) return null;
  return { under: heading, level: kind === 'item' ? level : -1, share: TOLD_SHARE };
}

function continueCase(told: Told | null, { block, heading }: Passage): Case | null {
  if (told === null || told.under !== heading || block.kind === 'paragraph') return null;
  if (block.kind === 'item' && (block.level ?? 0) <= told.level) return null;
  return { heading: told, share: told.share };
}

/** What stands above a heading never changes, so that each is looked at once. */
function rememberCases(title: Passages['title']): (headings: readonly DocumentHeading[]) => Case | null {
  const known = new Map<DocumentHeading | undefined, Case | null>();
  return (headings) => {
    const innermost = headings.at(-1);
    const found = known.get(innermost);
    if (found !== undefined) return found;
    const made = findCase(headings, title);
    known.set(innermost, made);
    return made;
  };
}

/** The innermost heading that names a symptom; the title last. */
function findCase(headings: readonly DocumentHeading[], title: Passages['title']): Case | null {
  for (let index = headings.length - 1; index > 0; index -= 1) {
    const heading = headings[index];
    if (heading === undefined) continue;
    if (namesSymptom(heading.text)) return { heading, share: heading.depth === 1 ? TITLE_SHARE : 1 };
    const above = headings[index - 1];
    if (above !== undefined && readTopics(above.text).get('alerts') === 2 && !isAside(heading))
      return { heading, share: LISTED_SHARE };
  }
  const [first] = headings;
  if (first === undefined) return null;
  if (namesSymptom(first.text)) return { heading: first, share: first.depth === 1 ? TITLE_SHARE : 1 };
  return title.get('alerts') === 2 && headings.length === 1 ? { heading: first, share: TITLE_SHARE } : null;
}

function isAside({ text }: DocumentHeading): boolean {
  const topics = readTopics(text);
  return topics.has('aside') || topics.get('contact') === 2;
}

/** A heading that says what goes wrong, or asks. */
export function namesSymptom(heading: string): boolean {
  const words = splitWords(heading);
  if (words.length === 0) return false;
  if (beginsWith(matchers.noOpening, words, heading)) return false;
  if (
    words.length > 2 &&
    words.length <= MOST_OPENED &&
    beginsWith(matchers.opening, withoutNumbers(words), heading)
  )
    return true;
  if (heading.includes('?') || heading.includes('？') || ERROR_CODE.test(heading)) return true;
  const named = countMatches(matchers.symptom, words, heading);
  return named > countMatches(matchers.vague, words, heading);
}

/** A status of HTTP that tells of a failure. */
export const ERROR_CODE = /\b[45]\d\d\b/;

function withoutNumbers(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !/^\d/.test(word));
  return start < 0 ? words : words.slice(start);
}
