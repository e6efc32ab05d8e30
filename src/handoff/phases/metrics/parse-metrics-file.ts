import { z } from 'zod';
import type { MetricReport } from './metric-report.ts';
import { readValue } from './read-value.ts';
import { readReportTime } from './report-time.ts';

/** A line of the metrics file that can't be used. It keeps no other line from being read. */
export interface MetricsFileProblem {
  /** 1-based. */
  readonly line: number;
  /** What is wrong: Markdown by Baton without a word of the file, lower-case at its beginning, without a full stop. */
  readonly what: string;
  /** How to mend it: one sentence of Markdown by Baton, with an example. */
  readonly mend: string;
}

export interface MetricsFile {
  /** In the order of the lines. */
  readonly reports: readonly MetricReport[];
  /** In the order of the lines, at most 100: the last one then tells how many more there are. */
  readonly problems: readonly MetricsFileProblem[];
}

const MOST_LINES = 20_000;
const MOST_PROBLEMS = 100;
const LONGEST_LINE = 4000;
const LONGEST_NAME = 100;
const LONGEST_NOTE = 500;

const LINE_END = /\r\n|\r|\n/;
const UNIT_WORD = /^\s*([\p{L}\u00B5%$][\p{L}\p{N}/_-]{0,29})$/u;

/** Every expression of this file, so that a test can try each for blow-up. */
export const METRICS_FILE_PATTERNS = [LINE_END, UNIT_WORD] as const;

const EXAMPLE = '`{"metric": "nDCG@5", "value": 0.71, "at": "2026-06-19T08:30:00Z"}`';
const WHOLE = `Write one JSON object a line: ${EXAMPLE}.`;

/** What each key takes. */
const EXPECTED: Readonly<Record<string, { readonly what: string; readonly mend: string }>> = {
  metric: {
    what: '`metric` is no name of at most 100 characters',
    mend: 'Name it as the plan does: `"metric": "nDCG@5"`.',
  },
  value: {
    what: '`value` is no number, with or without a unit',
    mend: 'Write a number, or a text with the unit: `"value": 0.71` or `"value": "$0.21"`.',
  },
  at: {
    what: '`at` is no date, and no time, of the calendar',
    mend: 'Write when it was measured: `"at": "2026-06-19"` or `"at": "2026-06-19T08:30:00Z"`.',
  },
  phase: { what: '`phase` is neither a number nor a text', mend: 'Write `"phase": 2`, or leave it out.' },
  commit: { what: '`commit` is no text', mend: 'Write the commit: `"commit": "1f3a9c2"`, or leave it out.' },
  unit: { what: '`unit` is no text', mend: 'Write `"unit": "ms"`, or leave it out.' },
  note: { what: '`note` is no text', mend: 'Write `"note": "reranker on"`, or leave it out.' },
};

const shortText = z.string().trim().max(LONGEST_NAME);

const lineSchema = z.object({
  metric: shortText.min(1),
  value: z.union([z.number(), z.string().max(LONGEST_NAME).transform(requireValue)]),
  at: z.string().transform(requireTime),
  phase: z.union([z.number().transform(String), shortText]).nullish(),
  commit: shortText.nullish(),
  unit: shortText.nullish(),
  note: z.string().nullish(),
});

/**
 * Reads the file that evaluation jobs append to: JSON Lines `{metric, value, at, phase?, commit?, unit?, note?}`, at most
 * 20,000 of them. Empty lines and other keys are passed over. `url` is the file's; each report links to its line there.
 */
export function parseMetricsFile(text: string, url: string): MetricsFile {
  const reports: MetricReport[] = [];
  const problems: MetricsFileProblem[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(LINE_END);
  for (const [index, content] of lines.slice(0, MOST_LINES).entries()) {
    if (content.trim() === '') continue;
    const read = readLine(content, index + 1, url);
    if ('what' in read) problems.push(read);
    else reports.push(read);
  }
  if (lines.slice(MOST_LINES).some((line) => line.trim() !== '')) problems.push(TOO_LONG);
  return { reports, problems: atMost(problems) };
}

const TOO_LONG: MetricsFileProblem = {
  line: MOST_LINES + 1,
  what: 'only the first 20,000 lines are read',
  mend: 'Move the oldest lines to another file, such as `evals/metrics-2025.jsonl`.',
};

function atMost(problems: readonly MetricsFileProblem[]): readonly MetricsFileProblem[] {
  const next = problems[MOST_PROBLEMS - 1];
  if (next === undefined || problems.length === MOST_PROBLEMS) return problems;
  const more = problems.length - MOST_PROBLEMS + 1;
  const last = { line: next.line, what: `this line and ${more - 1} more can't be used either`, mend: WHOLE };
  return [...problems.slice(0, MOST_PROBLEMS - 1), last];
}

function readLine(content: string, line: number, url: string): MetricReport | MetricsFileProblem {
  if (content.length > LONGEST_LINE)
    return { line, what: 'the line is longer than 4,000 characters', mend: WHOLE };
  const json = parseJson(content);
  if (json === undefined) return { line, what: 'the line is no JSON by itself', mend: WHOLE };
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { line, what: 'the line is no JSON object', mend: WHOLE };
  }
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success) return { line, ...explain(json, parsed.error.issues[0]?.path[0]) };
  return toReport(parsed.data, line, url);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function explain(json: object, key: PropertyKey | undefined): Omit<MetricsFileProblem, 'line'> {
  const name = String(key);
  const expected = Object.hasOwn(EXPECTED, name) ? EXPECTED[name] : undefined;
  if (expected === undefined) return { what: "the line can't be used", mend: WHOLE };
  return Object.hasOwn(json, name) ? expected : { what: `there is no \`${name}\``, mend: expected.mend };
}

function toReport(data: z.output<typeof lineSchema>, line: number, url: string): MetricReport {
  const { value, unit } = typeof data.value === 'number' ? { value: data.value, unit: '' } : data.value;
  return {
    metric: data.metric,
    value,
    unit: unit || (data.unit ?? ''),
    at: data.at,
    commit: data.commit || null,
    note: (data.note ?? '').trim().slice(0, LONGEST_NOTE),
    source: { kind: 'file', line, url: url.includes('#') ? url : `${url}#L${line}` },
    phase: data.phase || null,
  };
}

function requireValue(text: string, context: z.RefinementCtx) {
  const written = readValue(text.trim());
  const unit = written === null ? undefined : unitBehind(written.unit, written.rest);
  if (written !== null && unit !== undefined) return { value: written.value, unit };
  context.addIssue({ code: 'custom' });
  return z.NEVER;
}

/** `12 incidents` names what it counts; more words are no unit. */
function unitBehind(unit: string, rest: string): string | undefined {
  if (rest.trim() === '') return unit;
  return unit === '' ? UNIT_WORD.exec(rest.trimEnd())?.[1] : undefined;
}

function requireTime(text: string, context: z.RefinementCtx): string {
  const time = readReportTime(text);
  if (time !== null) return time;
  context.addIssue({ code: 'custom' });
  return z.NEVER;
}
