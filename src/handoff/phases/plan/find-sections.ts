import { bareLabel, matchLabel } from './labels.ts';
import { plainText } from './plain-text.ts';
import { type PlanHeading, readHeading } from './read-heading.ts';
import type { PlanLine } from './read-lines.ts';

/** A phase's heading, and the lines below it. */
export interface PlanSection {
  readonly heading: PlanHeading;
  readonly line: number;
  readonly lines: readonly PlanLine[];
  /** Written as plain text: each line is an item. */
  readonly isBlock: boolean;
}

interface Candidate {
  readonly index: number;
  readonly depth: number;
  readonly heading: PlanHeading;
}

/** Deeper than any heading. */
const LINE_DEPTH = 7;
const LONGEST_LINE = 300;

/**
 * The phases of a plan: numbered headings, else numbered lines of plain text, also in a fence, else dated headings, else
 * headings with a target or a criterion below them.
 */
export function findSections(lines: readonly PlanLine[]): PlanSection[] {
  const open = lines.filter(({ isFenced }) => !isFenced);
  const fenced = lines.filter(({ isFenced }) => isFenced);
  const headings = headingsOf(open);
  const numbered = headings.filter(({ heading }) => isNumbered(heading));
  if (numbered.length > 0) return cut(open, withDated(numbered, headings, open), false);
  const block = [open, fenced]
    .map((part) => [part, linesOf(part)] as const)
    .find(([, found]) => found.length > 0);
  if (block !== undefined) return cut(block[0], outermost(block[1], block[0]), true);
  const dated = headings.filter(({ heading }) => isDated(heading));
  if (dated.length > 0) return cut(open, withDated(dated, headings, open), false);
  const measured = headings.filter((candidate) => isMeasured(open, candidate));
  if (measured.length > 0) return cut(open, outermost(measured, open), false);
  return [];
}

function headingsOf(lines: readonly PlanLine[]): Candidate[] {
  return lines.flatMap((line, index) => {
    const heading = line.kind === 'heading' && line.indent < 4 ? readHeading(line.text) : null;
    return heading === null || isAside(line.text, heading) ? [] : [{ index, depth: line.depth, heading }];
  });
}

/** `PHASE 1 (weeks 1-3): ...` as text, in bold or indented; as items of a list only where nothing else is one. */
function linesOf(lines: readonly PlanLine[]): Candidate[] {
  const candidates = lines.flatMap((line, index) => {
    if (line.kind === 'blank' || line.kind === 'row' || line.text.length > LONGEST_LINE) return [];
    const heading = readHeading(line.text);
    if (heading === null || !heading.isStrict || !isNumbered(heading)) return [];
    return [{ index, heading, depth: line.kind === 'heading' ? line.depth : LINE_DEPTH, kind: line.kind }];
  });
  const plain = candidates.filter(({ kind }) => kind !== 'item');
  return plain.length > 0 ? plain : candidates;
}

function isNumbered({ label, word }: PlanHeading): boolean {
  return label !== '' || word !== '';
}

function isDated({ span }: PlanHeading): boolean {
  if (span === null || span.kind === 'duration' || span.kind === 'bad') return false;
  return span.kind !== 'dates' || (span.from !== null && span.to !== null);
}

function isAside(text: string, { title, label, word }: PlanHeading): boolean {
  if (label !== '' || word !== '') return false;
  const kind = bareLabel(title) ?? bareLabel(plainText(text));
  return kind !== null && kind !== 'deliverable';
}

/** The outermost level; a title that is the only one of its level has the phases below it. */
function outermost(candidates: readonly Candidate[], lines: readonly PlanLine[]): Candidate[] {
  const depths = [...new Set(candidates.map(({ depth }) => depth))].sort((one, other) => one - other);
  const [outer = 1, inner] = depths;
  const first = lines.findIndex(({ kind }) => kind === 'heading');
  const atOuter = candidates.filter(({ depth }) => depth === outer);
  const isTitle =
    outer === 1 &&
    atOuter.length === 1 &&
    atOuter[0]?.index === first &&
    candidates.filter(({ depth }) => depth === inner).length > 1;
  if (isTitle)
    return outermost(
      candidates.filter((candidate) => candidate !== atOuter[0]),
      lines,
    );
  const word = atOuter[0]?.heading.word ?? '';
  let parent = '';
  return candidates.filter(({ depth, heading }) => {
    // `### Phase 2` below `## Phase 1` is one of them; `### Phase 1a` and `### Week 1` are parts.
    const isOuter =
      depth === outer || (word !== '' && heading.word === word && !isPart(heading.number ?? '', parent));
    if (isOuter) parent = heading.number ?? '';
    return isOuter;
  });
}

function isPart(number: string, parent: string): boolean {
  return parent !== '' && number.startsWith(parent) && /^[.a-z]/.test(number.slice(parent.length));
}

/** With the headings beside them that are dated, or that state a kill criterion. */
function withDated(
  chosen: readonly Candidate[],
  headings: readonly Candidate[],
  lines: readonly PlanLine[],
): Candidate[] {
  const phases = outermost(chosen, lines);
  const known = new Set(phases);
  const depth = phases.reduce((least, phase) => Math.min(least, phase.depth), LINE_DEPTH);
  const isTitle = (candidate: Candidate): boolean =>
    depth === 1 &&
    candidate === headings[0] &&
    lines.some((line) => line.kind === 'heading' && line.depth > 1);
  const isOne = (candidate: Candidate): boolean =>
    known.has(candidate)
      ? !(isTitle(candidate) && !isNumbered(candidate.heading))
      : candidate.depth === depth && (isDated(candidate.heading) || hasCriterion(lines, candidate));
  const found = headings.filter(isOne);
  if (found.length > 0) return found;
  const inner = chosen.filter((candidate) => candidate.depth > depth);
  return inner.length > 0 ? outermost(inner, lines) : [...phases];
}

function hasCriterion(lines: readonly PlanLine[], candidate: Candidate): boolean {
  return isMeasured(lines, candidate, ['criterion']);
}

/** A target or a criterion is labelled as such below it, before the next heading that is no such label. */
function isMeasured(
  lines: readonly PlanLine[],
  { index }: Candidate,
  kinds: readonly string[] = ['criterion', 'target'],
): boolean {
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) return false;
    const plain = plainText(line.text);
    const kind = line.kind === 'heading' ? bareLabel(plain) : (matchLabel(plain)?.kind ?? null);
    if (kind !== null && kinds.includes(kind)) return true;
    if (line.kind === 'heading' && kind === null) return false;
  }
  return false;
}

function cut(lines: readonly PlanLine[], candidates: readonly Candidate[], isBlock: boolean): PlanSection[] {
  return candidates.map(({ index, depth, heading }, position) => {
    const next = candidates[position + 1]?.index ?? lines.length;
    const body = lines.slice(index + 1, next);
    const end = body.findIndex((line) => line.kind === 'heading' && line.depth <= depth);
    const kept = end === -1 ? body : body.slice(0, end);
    return { heading, line: lines[index]?.line ?? 1, lines: kept, isBlock };
  });
}
