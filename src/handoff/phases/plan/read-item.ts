import { bareLabel, type LabelKind, matchLabel, splitAtLabels } from './labels.ts';
import { directionOf } from './lower-is-better.ts';
import { cutText, plainText, trimMarks } from './plain-text.ts';
import { readTargets, tidy } from './read-targets.ts';
import { readCompared, readTargetThreshold } from './read-threshold.ts';

/** What one item, or one line, of a phase says. */
export interface ItemParts {
  /** Null where the item holds nothing but targets and criteria. */
  readonly deliverable: string | null;
  /** Their words, to be read one by one. */
  readonly targets: readonly string[];
  readonly criteria: readonly string[];
}

const BOX = /^(?:\[[ xX]?\]|[-*+•✅✔☑☐⬜]️?|deliverables?:)\s{1,3}/iu;
const STRUCK = /^~~[^~]{1,500}~~[.;,]?$/;
const NOTHING =
  /^(?:none|n\/?a|tb[ad]|to ?do|to be (?:agreed|defined|decided|determined|discussed|confirmed)|not yet (?:agreed|defined|decided)|keine?s?|offen|aucun|ningun[oa]|nenhum|open|\?+|[-–—]+)[.!]?$/iu;
const ASIDE =
  /^(?:out of scope|not in scope|non-?goals?|risks?|assumptions?|owners?|budget|dependenc(?:y|ies)|depends on|notes?|team|staffing)$/iu;
const TARGET_WORD = /(?<![\p{L}\p{N}])(?:targets?|targeting|zielwert|objetivo|objectif)(?![\p{L}\p{N}-])/giu;
const DIRECT =
  /^\s{0,2}(?:(?:is|of|at|:|=|ist|von|de)\s{0,2})?(?:[~<>≤≥=$€£\d-]|at least|at most|under|over|below|above|less|more|no more|fewer)/iu;
const VERB = /^(?:we (?:will )?)?(?:kill|stop|abort|cancel|abandon|abbrechen|abbruch)\b/iu;
const VERB_IF = /^(?:kill|stop|abort|cancel|abandon) (?:if|when|unless|once) /iu;
const IF = /(?<![\p{L}])(?:if|when|unless|wenn|falls|si|se) /iu;
const ARROW = /->|→|=>|⇒/;
const CLAUSE_END = /[.;]\s/g;
const CRITERION_END = /;\s{1,3}|\.\s{1,3}(?=(?:if|when|unless|kill|stop|abort|wenn|falls|si|se) )/giu;
const STRIKES = /^(?:if|when|unless|kill|stop|abort|wenn|falls|si|se) /iu;

/** Every expression of this file, for the test of blow-up. */
export const ITEM_PATTERNS = [
  BOX,
  STRUCK,
  NOTHING,
  ASIDE,
  TARGET_WORD,
  DIRECT,
  VERB,
  VERB_IF,
  IF,
  ARROW,
  CLAUSE_END,
  CRITERION_END,
  STRIKES,
] as const;

/** A longer item is a chapter. */
export const LONGEST_ITEM = 2_000;
const EMPTY: ItemParts = { deliverable: null, targets: [], criteria: [] };

/** The text of an item without its box; empty for one that was struck out, or holds no word. */
export function cleanItem(raw: string): string {
  let text = cutText(raw.trim(), LONGEST_ITEM);
  for (let next = text.replace(BOX, '').trim(); next !== text; next = text.replace(BOX, '').trim())
    text = next;
  return STRUCK.test(text) || !/[\p{L}\p{N}]/u.test(text) ? '' : text;
}

/** Reads a cleaned item; `kind` is what the label above says that it is. */
export function readItem(text: string, kind: LabelKind | null): ItemParts {
  const plain = plainText(text);
  const label = matchLabel(plain);
  if (kind === 'aside' && (label === null || label.kind === 'aside')) return EMPTY;
  const [first = '', ...pieces] = splitAtLabels(plain);
  // A line that begins with a label has nothing in front of it.
  const named = nameTarget(first, pieces[0]);
  if (named !== null)
    return {
      ...EMPTY,
      targets: [named],
      criteria: pieces.slice(1).flatMap((piece) => readLabelled(piece).criteria),
    };
  const parts = pieces.map(readLabelled);
  const front = first.trim() === '' ? EMPTY : readFront(tidy(first), text, kind);
  const targets = [...front.targets, ...parts.flatMap((part) => part.targets)];
  const criteria = [...front.criteria, ...parts.flatMap((part) => part.criteria)];
  return { deliverable: front.deliverable, targets, criteria };
}

/** `Quality (target: 4.2 points)`: the metric stands in front of the label. */
function nameTarget(front: string, piece: string | undefined): string | null {
  const name = tidy(front);
  const label = piece === undefined ? null : matchLabel(piece);
  if (piece === undefined || label?.kind !== 'target' || name === '' || matchLabel(name) !== null)
    return null;
  const words = tidy(piece.slice(label.length));
  if (readTargetThreshold(words) !== null || !DIRECT.test(words)) return null;
  const text = `${name} target ${words}`;
  return readTargetThreshold(text) === null ? null : text;
}

function readLabelled(piece: string): ItemParts {
  const label = matchLabel(piece);
  if (label === null) return { ...EMPTY, criteria: criteriaOf(piece) };
  const behind = piece.slice(label.length);
  return label.kind === 'target'
    ? { ...EMPTY, targets: targetsOf(behind) }
    : { ...EMPTY, criteria: criteriaOf(behind) };
}

/** The words in front of the first label within the line, or all of it. */
function readFront(front: string, text: string, kind: LabelKind | null): ItemParts {
  const label = matchLabel(front);
  const own = label?.kind ?? kind;
  const words = front.slice(label?.length ?? 0);
  switch (own) {
    case 'criterion':
      return { ...EMPTY, criteria: criteriaOf(words) };
    case 'exit':
      return readExit(words);
    case 'target':
      return { ...EMPTY, targets: targetsOf(words) };
    case 'goal':
      return readTargetThreshold(words) === null
        ? readPlain(front, text)
        : { ...EMPTY, targets: targetsOf(words) };
    case 'aside':
      return label !== null && ASIDE.test(trimMarks(front.slice(0, label.length), ' ', ' :：–—-'))
        ? EMPTY
        : readPlain(front, text);
    default:
      return readPlain(front, text);
  }
}

/** What ends a phase may be its success, and may be its failure. */
function readExit(words: string): ItemParts {
  const read = readCompared(words);
  if (IF.test(words) || ARROW.test(words)) return { ...EMPTY, criteria: criteriaOf(words) };
  if (read === null) return { ...EMPTY, targets: targetsOf(words) };
  const { metric, comparison } = read.threshold;
  const target = readTargetThreshold(`${metric} 1`)?.threshold.comparison;
  const isGood = (target === '<=') === comparison.startsWith('<');
  return isGood ? { ...EMPTY, targets: targetsOf(words) } : { ...EMPTY, criteria: criteriaOf(words) };
}

/** Words without a label: a deliverable, and perhaps a target in it. */
function readPlain(front: string, text: string): ItemParts {
  const isStop = VERB.test(front) && IF.test(front);
  if (isStop && (VERB_IF.test(front) || readCompared(front) !== null))
    return { ...EMPTY, criteria: criteriaOf(front) };
  const inline = findInlineTarget(front);
  if (inline !== null) return { ...EMPTY, deliverable: inline.isAll ? null : text, targets: [inline.text] };
  const read = readTargetThreshold(front);
  const isTarget =
    read !== null &&
    read.isExplicit &&
    coversAll(front, read.end) &&
    (read.isSymbol || directionOf(front) !== null);
  if (isTarget) return { ...EMPTY, targets: targetsOf(front) };
  return { ...EMPTY, deliverable: text };
}

/** `p95 < 800 ms` alone, without words that go on about something else. */
function coversAll(text: string, end: number): boolean {
  return text.length - end <= 1 && text.length <= 80;
}

/** `..., target nDCG@5 > 0.75`; where the metric stands in front, as in `accuracy 71%, target 90%`, the whole clause. */
function findInlineTarget(front: string): { readonly text: string; readonly isAll: boolean } | null {
  for (const match of front.matchAll(TARGET_WORD)) {
    const behind = front.slice(match.index + match[0].length);
    const before = front.slice(0, match.index);
    const own = readTargetThreshold(behind);
    const isDirect = DIRECT.test(behind);
    if (own !== null && (isDirect || own.isExplicit))
      return { text: tidy(behind), isAll: before.trim() === '' };
    const from = [...before.matchAll(CLAUSE_END)].at(-1);
    const start = from === undefined ? 0 : from.index + from[0].length;
    if (isDirect && readTargetThreshold(front.slice(start)) !== null)
      return { text: tidy(front.slice(start)), isAll: start === 0 };
  }
  return null;
}

function targetsOf(words: string): string[] {
  return NOTHING.test(words.trim()) ? [] : readTargets(words).map((target) => target.text);
}

/** Several criteria in a line are parted by semicolons; a semicolon in front of an action parts nothing. */
function criteriaOf(words: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of words.matchAll(CRITERION_END)) {
    const behind = words.slice(match.index + match[0].length);
    if (match[0].startsWith(';') && !STRIKES.test(behind) && readCompared(behind) === null) continue;
    parts.push(words.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, words.slice(from)].map(tidy).filter((part) => part !== '' && !NOTHING.test(part));
}

/** The kind of the items below, where an item is nothing but a label: `Targets:`. */
export function opensList(text: string): LabelKind | null {
  const plain = plainText(text);
  const label = matchLabel(plain);
  const isBare = label !== null && label.length >= plain.length;
  if (isBare || (label?.kind === 'criterion' && /[:：]$/.test(plain))) return label.kind;
  return /[:：]$/.test(plain) ? bareLabel(plain) : null;
}
