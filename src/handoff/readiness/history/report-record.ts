import type { DimensionId } from '../score/part.ts';
import type { Score, ScoredDimension } from '../score/score.ts';
import type { PastScore } from './history.ts';

const START = '<!-- baton:score ';
const END = ' -->';
/** Nobody writes a longer one. */
const LONGEST = 500;

const ENTRY = /^([a-z]{1,20})=([a-z\d/]{1,20})$/;
const POINTS = /^(\d{1,3})\/(\d{1,3})$/;
const NUMBER = /^\d{1,3}$/;

/** Every regular expression of this file. */
export const RECORD_PATTERNS = [ENTRY, POINTS, NUMBER] as const;

const DIMENSION_IDS: readonly DimensionId[] = [
  'runbook',
  'independence',
  'rationale',
  'decisions',
  'context',
  'plan',
];

/** What a record tells of a score. */
export type RecordedScore = Pick<PastScore, 'total' | 'dimensions'>;

/** The hidden second line of a report, from which later ones read what the score was. */
export function formatRecord({ total, evidencePercent, dimensions }: Score): string {
  const entries = [
    `total=${total ?? 'withheld'}`,
    `evidence=${evidencePercent}`,
    ...dimensions.map((dimension) => `${dimension.id}=${recordedPoints(dimension)}`),
  ];
  return `${START}${entries.join(' ')}${END}`;
}

function recordedPoints({ value, weight, isOff }: ScoredDimension): string {
  if (isOff) return 'off';
  return value === null ? 'none' : `${Math.round(value * weight)}/${weight}`;
}

/**
 * What such a line says; null where it is none, lacks something, or says what can't be. What is unknown to this version is
 * passed over, so that a step back to it does not lose the past.
 */
export function parseRecord(line: string): RecordedScore | null {
  const text = line.trimEnd();
  if (text.length > LONGEST || !text.startsWith(START) || !text.endsWith(END)) return null;
  const entries = new Map<string, string>();
  for (const entry of text.slice(START.length, -END.length).split(' ')) {
    const [, key, value] = ENTRY.exec(entry) ?? [];
    if (key === undefined || value === undefined || entries.has(key)) return null;
    entries.set(key, value);
  }
  const total = readTotal(entries.get('total'));
  if (total === undefined || readPercent(entries.get('evidence')) === undefined) return null;
  const dimensions: Partial<Record<DimensionId, number | null>> = {};
  for (const id of DIMENSION_IDS) {
    const points = readPoints(entries.get(id));
    if (points === undefined) return null;
    dimensions[id] = points;
  }
  return { total, dimensions };
}

function readTotal(value: string | undefined): number | null | undefined {
  return value === 'withheld' ? null : readPercent(value);
}

function readPercent(value: string | undefined): number | undefined {
  if (value === undefined || !NUMBER.test(value)) return undefined;
  return Number(value) <= 100 ? Number(value) : undefined;
}

function readPoints(value: string | undefined): number | null | undefined {
  if (value === 'none' || value === 'off') return null;
  const [, points, weight] = POINTS.exec(value ?? '') ?? [];
  if (points === undefined || weight === undefined || Number(points) > Number(weight)) return undefined;
  return Number(points);
}
