import { firstMonday, readDay } from './calendar-day.ts';
import type { PlanSection } from './find-sections.ts';
import { matchLabel } from './labels.ts';
import { cutText, plainText } from './plain-text.ts';
import type { Deliverable, KillCriterion, Phase, PlanFinding, Target } from './plan.ts';
import { planFinding } from './plan-findings.ts';
import { type PhaseTimes, readCriteria } from './read-criterion.ts';
import { type ItemParts, LONGEST_ITEM, opensList, readItem } from './read-item.ts';
import { readSection, type SectionItem } from './read-section.ts';
import { readSpan } from './read-span.ts';
import { readTargets } from './read-targets.ts';
import { resolveSpan } from './resolve-span.ts';
import type { Days, Span } from './span.ts';

/** What the phases have in common. */
export interface PlanFrame {
  /** `YYYY-MM-DD`; null where it is unknown. */
  readonly start: string | null;
  /** Last day of the phase in front, or the day before the plan starts; null where it is unknown. */
  readonly before: string | null;
  readonly id: (label: string, number: string | null, title: string, days: Days, span: Span | null) => string;
}

const DATE_LINE =
  /^(?:duration|dates?|time ?(?:line|frame|box)?|when|period|schedule|due(?: date)?|deadline|zeitraum|dauer|termin|période|dates|plazo|fechas?|prazo|datas?)\s?[:：]\s?(.{1,80})$/iu;

/** Every expression of this file, for the test of blow-up. */
export const PHASE_PATTERNS = [DATE_LINE] as const;

/** A phase has five or ten; the issue of each shows them all. */
const MOST_ITEMS = 300;
const LONGEST_TITLE = 200;

/** Reads a section as a phase. */
export function readPhase(section: PlanSection, frame: PlanFrame): { phase: Phase; findings: PlanFinding[] } {
  const { heading, line } = section;
  const all = readSection(section.lines, section.isBlock);
  const times = all.flatMap(readTimeLine);
  const items = all.filter((item) => !times.some((time) => time.item === item)).slice(0, MOST_ITEMS);
  const time = firstTime(
    [
      { span: heading.span, text: heading.spanText, line },
      { span: heading.labelSpan, text: heading.label, line },
      ...times.map(({ span, text, item }) => ({ span, text, line: item.line })),
    ],
    frame,
  );
  const { days } = time;
  const title = cutText(`${heading.title} ${time.bad}`.trim(), LONGEST_TITLE) || heading.label;
  const id = frame.id(heading.label, heading.number, title, days, heading.labelSpan);
  const content = readContent(items, timesOf(days, frame.start), id);
  const phase: Phase = { id, label: heading.label, title, ...days, ...content.parts, line };
  const findings = [...content.findings];
  if (time.bad !== '') findings.push(planFinding('bad-dates', id, time.line));
  else if (days.starts === null && days.ends === null && frame.start !== null)
    findings.push(planFinding('no-dates', id, line));
  if (phase.killCriteria.length === 0) findings.push(planFinding('no-criterion', id, line));
  const [cut] = all.slice(MOST_ITEMS);
  const long = cut ?? items.find(({ text }) => text.length >= LONGEST_ITEM - 1);
  if (long !== undefined || heading.title.length > LONGEST_TITLE)
    findings.push(planFinding('too-long', id, long?.line ?? line));
  return { phase, findings };
}

/** `Duration: weeks 1-3`, or `Weeks 1-3` alone, below the heading. */
function readTimeLine(item: SectionItem): { item: SectionItem; span: Span; text: string }[] {
  const plain = plainText(item.text.slice(0, 200));
  const [, written] = DATE_LINE.exec(plain) ?? [];
  const text = (written ?? plain).trim();
  const span = readSpan(text);
  return span !== null && (written !== undefined || span.kind !== 'duration') ? [{ item, span, text }] : [];
}

interface WrittenTime {
  readonly span: Span | null;
  readonly text: string;
  readonly line: number;
}

const UNDATED: Days = { starts: null, ends: null };

/** The first time that tells a day, or that can't be one: `bad` has its words then. */
function firstTime(
  times: readonly WrittenTime[],
  frame: PlanFrame,
): { days: Days; bad: string; line: number } {
  for (const { span, text, line } of times) {
    const days = span === null ? UNDATED : resolveSpan(span, frame.start, frame.before);
    if (days === 'bad') return { days: UNDATED, bad: `(${text})`, line };
    if (days.starts !== null || days.ends !== null) return { days, bad: '', line };
  }
  return { days: UNDATED, bad: '', line: 0 };
}

function timesOf({ starts }: Days, start: string | null): PhaseTimes {
  const first = starts === null ? null : readDay(starts);
  const planned = start === null ? null : readDay(start);
  if (first === null || planned === null) return { starts, firstWeek: null };
  const days = firstMonday(planned).until(firstMonday(first)).days;
  return { starts, firstWeek: Math.floor(days / 7) + 1 };
}

interface Content {
  readonly parts: Pick<Phase, 'deliverables' | 'targets' | 'killCriteria'>;
  readonly findings: readonly PlanFinding[];
}

function readContent(items: readonly SectionItem[], times: PhaseTimes, phase: string): Content {
  const deliverables: Deliverable[] = [];
  const targets: Target[] = [];
  const killCriteria: KillCriterion[] = [];
  const findings: PlanFinding[] = [];
  // Prose is a deliverable only where a phase has no list of them.
  const hasList = items.some(({ isProse }) => !isProse);
  for (const item of items) {
    const { line } = item;
    const parts = readGrouped(item);
    if (parts.deliverable !== null && !(item.isProse && hasList))
      deliverables.push({ text: parts.deliverable, line });
    for (const target of parts.targets.flatMap(readTargets)) {
      targets.push({ ...target, line });
      if (target.threshold === null) findings.push(planFinding('unreadable-target', phase, line));
    }
    for (const criterion of parts.criteria.flatMap((text) => readCriteria(text, times))) {
      killCriteria.push({ ...criterion, line });
      if (criterion.threshold === null) findings.push(planFinding('unreadable-criterion', phase, line));
    }
  }
  return { parts: { deliverables, targets, killCriteria }, findings };
}

/** `SAP` below `Data sources:` is `Data sources: SAP`; a target or a criterion says by itself what it is. */
function readGrouped({ text, kind, group, isGroup }: SectionItem): ItemParts {
  if (opensList(text) !== null) return { deliverable: null, targets: [], criteria: [] };
  const own = readItem(text, kind);
  if (own.deliverable === null) return own;
  if (isGroup) return { ...own, deliverable: null };
  if (group !== '') return readItem(`${group}: ${text}`, kind);
  // With nothing below it, it is an item like the others.
  const isOpen = /[:：]$/.test(own.deliverable) && matchLabel(own.deliverable) === null;
  return isOpen ? { ...own, deliverable: own.deliverable.slice(0, -1).trim() } : own;
}
