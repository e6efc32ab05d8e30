import { readYaml } from '../../config/read-yaml.ts';
import { cutFrontMatter } from '../../documents/front-matter.ts';
import { plainText } from './plain-text.ts';
import type { PlanLine } from './read-lines.ts';
import { readSpan } from './read-span.ts';
import { resolveSpan } from './resolve-span.ts';

/** The plan without its front matter, whose lines stay as empty ones, and the day on which it starts. */
export interface PlanStart {
  readonly body: string;
  readonly start: string | null;
  /** Line of a front matter that says no such day although it means to; null where all is well. */
  readonly badLine: number | null;
}

const KEY = /^(?:start(?:s|ed|ing)?(?:[ _-]?(?:date|day|on))?|kick-?off|beginn|d[ée]but|inicio|início)$/i;
const LINE =
  /^(?:(?:project|plan|projekt) )?(?:start(?:s|ed|ing)?(?:[ _-]?(?:date|day|on))?|kick-?off|beginn|d[ée]but|inicio|início)\s?:\s?(.{1,40})$/iu;

/** Every expression of this file, for the test of blow-up. */
export const START_PATTERNS = [KEY, LINE] as const;

/** Reads `start:` of the front matter. */
export function readStart(text: string): PlanStart {
  const { body, frontMatter } = cutFrontMatter(text);
  if (frontMatter === null) return { body, start: null, badLine: null };
  const { value } = readYaml(frontMatter);
  const lines = frontMatter.split('\n');
  const at = lines.findIndex((line) => KEY.test(line.slice(0, 40).split(':')[0]?.trim() ?? ''));
  const badLine = at === -1 ? 1 : at + 2;
  if (value === undefined) return { body, start: null, badLine };
  if (typeof value !== 'object' || value === null) return { body, start: null, badLine: null };
  const entry = Object.entries(value).find(([key]) => KEY.test(key.slice(0, 40)));
  if (entry === undefined || entry[1] === null) return { body, start: null, badLine: null };
  const start = typeof entry[1] === 'string' ? readStartDay(entry[1]) : null;
  return { body, start, badLine: start === null ? badLine : null };
}

/** A line `Start: 2026-06-01` in front of the first phase, as a plan in plain text has it. */
export function findStartLine(lines: readonly PlanLine[], before: number): string | null {
  for (const { line, text } of lines) {
    if (line >= before) return null;
    const [, written] = LINE.exec(plainText(text.slice(0, 100))) ?? [];
    const start = written === undefined ? null : readStartDay(written);
    if (start !== null) return start;
  }
  return null;
}

function readStartDay(text: string): string | null {
  const span = readSpan(text);
  if (span?.kind !== 'dates' || (span.to ?? span.from)?.day === null) return null;
  const days = resolveSpan(span, null, null);
  return days === 'bad' ? null : (days.starts ?? days.ends);
}
