/** What Mermaid's `xychart-beta` says, as far as Baton writes it. */
export interface Chart {
  readonly title: string;
  /** What each line is, in their order; empty where the title does not tell. */
  readonly legend: readonly string[];
  /** What the horizontal axis counts; empty where it has no name. */
  readonly axis: string;
  readonly labels: readonly string[];
  readonly low: number;
  readonly high: number;
  /** At least one, each as long as the labels. */
  readonly lines: readonly (readonly number[])[];
}

/** More of either is no small chart. */
const MOST_LABELS = 100;
const MOST_LINES = 8;

const TITLE = /^title "([^"]*)"$/;
const X_AXIS = /^x-axis (?:"([^"]*)" )?\[([^\]]*)\]$/;
const Y_AXIS = /^y-axis (?:"[^"]*" )?(-?[\d.]+) --> (-?[\d.]+)$/;
const LINE = /^line \[([^\]]*)\]$/;
const LABEL = /^"([^"]*)"$/;
const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)$/;

/** Every regular expression of this file, so that a test can try each for blow-up. */
export const CHART_PATTERNS = [TITLE, X_AXIS, Y_AXIS, LINE, LABEL, NUMBER] as const;

/** Reads the source of a chart; null where it says anything else than this subset knows. */
export function parseChart(source: string): Chart | null {
  const [kind, ...rest] = source.split(/\r?\n/).flatMap((line) => line.trim() || []);
  if (kind !== 'xychart-beta' && kind !== 'xychart') return null;
  const parts: Parts = { title: '', axis: '', labels: null, range: null, lines: [] };
  if (!rest.every((line) => readLine(line, parts))) return null;
  const { labels, range, lines } = parts;
  if (labels === null || range === null || lines.length === 0 || lines.length > MOST_LINES) return null;
  const [low, high] = range;
  const isWhole = lines.every((line) => line.length === labels.length);
  if (!isWhole || labels.length === 0 || labels.length > MOST_LABELS || low >= high) return null;
  const [title, legend] = splitTitle(parts.title, lines.length);
  return { title, legend, axis: parts.axis, labels, low, high, lines };
}

interface Parts {
  title: string;
  axis: string;
  labels: readonly string[] | null;
  range: readonly [low: number, high: number] | null;
  readonly lines: (readonly number[])[];
}

/** False where the line is none of these. */
function readLine(line: string, parts: Parts): boolean {
  const title = TITLE.exec(line);
  if (title) {
    parts.title = title[1] ?? '';
    return true;
  }
  const xAxis = X_AXIS.exec(line);
  if (xAxis) {
    parts.axis = xAxis[1] ?? '';
    parts.labels = readList(xAxis[2] ?? '', (text) => LABEL.exec(text)?.[1] ?? null);
    return parts.labels !== null;
  }
  const yAxis = Y_AXIS.exec(line);
  if (yAxis) {
    const low = readNumber(yAxis[1] ?? '');
    const high = readNumber(yAxis[2] ?? '');
    parts.range = low === null || high === null ? null : [low, high];
    return parts.range !== null;
  }
  const values = readList(LINE.exec(line)?.[1] ?? '', readNumber);
  if (values === null) return false;
  parts.lines.push(values);
  return true;
}

function readList<T>(text: string, read: (item: string) => T | null): readonly T[] | null {
  const items = text.split(',').map((item) => read(item.trim()));
  return items.includes(null) ? null : (items as T[]);
}

function readNumber(text: string): number | null {
  return NUMBER.test(text) ? Number(text) : null;
}

/** `nDCG@5: measured, target`: Mermaid has no legend, so the title tells it behind its last colon. */
function splitTitle(title: string, count: number): readonly [title: string, legend: readonly string[]] {
  const at = title.lastIndexOf(': ');
  const names = at < 0 ? [] : title.slice(at + 2).split(', ');
  return names.length === count ? [title.slice(0, at), names] : [title, []];
}
