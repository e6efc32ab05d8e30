import type { Readiness } from '../../readiness.ts';
import { shortWeek } from '../../schedule/iso-week.ts';
import type { ScoredDimension } from '../../score/score.ts';
import { cell, link, sentence } from '../markdown.ts';

/** More says no more. */
const MOST_UNREAD = 5;
const MOST_WHOLE = 2;

const NOBODY_TOLD =
  'Nobody has told Baton who is in-house. Until `engagement` in `.github/baton.yml` does, it counts what more than one person knows.';

/** The dimensions with what they rest on, and how much of the whole rests on evidence. */
export function renderScoreTable({ score, history, independence, unread }: Readiness): string[] {
  const last = history.scores.at(-1);
  const before = last === undefined ? [] : [link(sentence(shortWeek(last.week)), last.url)];
  const rows = score.dimensions.map((dimension) => {
    const past = last?.dimensions[dimension.id];
    const points = typeof past === 'number' ? String(past) : '–';
    return row([
      dimension.title,
      pointWords(dimension),
      ...(last === undefined ? [] : [points]),
      evidenceWords(dimension),
    ]);
  });
  const table = [
    row(['', 'Now', ...before, 'Evidence']),
    row(['---', '---:', ...(last === undefined ? [] : ['---:']), '---']),
    ...rows,
  ].join('\n');
  return [
    table,
    ...renderEvidence(score.evidencePercent),
    ...(independence.by === 'bus-factor' ? [NOBODY_TOLD] : []),
    ...renderUnread(unread),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** `18 of 25`. */
function pointWords({ value, weight, isOff, parts }: ScoredDimension): string {
  if (isOff) return 'off';
  if (value !== null) return `${Math.round(value * weight)} of ${weight}`;
  return parts.some(({ measure }) => measure.kind === 'unknown') ? 'not read' : 'left out';
}

/** What costs points, or where nothing does, the first of what it rests on: the whole stands in the fold below. */
function evidenceWords({ value, isOff, parts }: ScoredDimension): string {
  if (isOff) return 'Turned off in the config';
  const gaps = parts.flatMap(({ measure }) => {
    if (measure.kind === 'measured') return measure.value < 1 ? [sentence(measure.evidence)] : [];
    if (measure.kind === 'unknown')
      return [value === null ? sentence(measure.reason) : `Not read: ${measure.reason}`];
    return value === null ? [sentence(measure.reason)] : [];
  });
  const whole = parts.flatMap(({ measure }) =>
    measure.kind === 'measured' ? [sentence(measure.evidence)] : [],
  );
  return [...new Set(gaps.length > 0 ? gaps : whole.slice(0, MOST_WHOLE))].join('<br>');
}

function renderEvidence(evidencePercent: number): string[] {
  return evidencePercent >= 100
    ? []
    : [
        `${evidencePercent} % of the weight rests on evidence. What is left out or not read counts neither way.`,
      ];
}

function renderUnread(unread: readonly string[]): string[] {
  if (unread.length === 0) return [];
  const more = unread.length - MOST_UNREAD;
  const shown = unread.slice(0, MOST_UNREAD).join(' ');
  return [`**Not everything could be read.** ${shown}${more > 0 ? ` And ${more} more.` : ''}`];
}
