/** A line of a plan. */
export interface PlanLine {
  /** 1-based. */
  readonly line: number;
  /** `label` is a line of bold text alone; `row` one of a table. */
  readonly kind: 'heading' | 'label' | 'item' | 'text' | 'row' | 'blank';
  /** Columns in front; a tab counts as four. */
  readonly indent: number;
  /** 1 to 6; 0 for what is no heading. */
  readonly depth: number;
  /** Without the marks of its kind, its blanks made single. */
  readonly text: string;
  readonly isFenced: boolean;
}

const BREAK = /\r\n|\r|\n/;
const QUOTE = /^\s{0,3}>[> ]{0,20}/;
const HEADING = /^(#{1,6})(?:\s+(.*)|)$/;
const CLOSING_HASHES = /\s#{1,6}$/;
const ITEM = /^(?:[-*+•‣◦·▪–—→]|\(?\d{1,4}[.)]|\(?[a-z]\))(?:\s+(.*)|)$/;
const FENCE = /^(?:[-*+]\s+)?(`{3,}|~{3,})/;
const RULE = /^(?:[-=_*] ?){3,}$/;
const UNDERLINE = /^(?:={2,}|-{2,})$/;
const BOLD = /^(?:\*\*|__)([^*_]{1,200})(?:\*\*|__)[:：]?$/;
const OPENING = /<!--/g;
const CLOSING = /-{2,20}>/g;
const BLANKS = /\s+/g;

/** Every expression of this file, for the test of blow-up. */
export const LINE_PATTERNS = [
  BREAK,
  QUOTE,
  HEADING,
  CLOSING_HASHES,
  ITEM,
  FENCE,
  RULE,
  UNDERLINE,
  BOLD,
  OPENING,
  CLOSING,
  BLANKS,
] as const;

/** Reads Markdown and plain text alike, line by line: parsing Markdown takes superlinear time, and a plan needs little of it. */
export function readLines(text: string): PlanLine[] {
  const lines: PlanLine[] = [];
  let fence: string | null = null;
  for (const [index, raw] of blankComments(text).split(BREAK).entries()) {
    const unquoted = raw.replace(QUOTE, '');
    const trimmed = unquoted.trim();
    const [, mark] = FENCE.exec(trimmed) ?? [];
    if (mark !== undefined && (fence === null || (mark.startsWith(fence) && trimmed === mark))) {
      fence = fence === null ? mark : null;
      lines.push({ line: index + 1, kind: 'blank', indent: 0, depth: 0, text: '', isFenced: false });
      continue;
    }
    const line = readLine(trimmed, index + 1, indentOf(unquoted), fence !== null);
    if (UNDERLINE.test(trimmed)) underline(lines, trimmed);
    lines.push(line);
  }
  return lines;
}

function readLine(trimmed: string, line: number, indent: number, isFenced: boolean): PlanLine {
  const read = (kind: PlanLine['kind'], text = '', depth = 0): PlanLine => ({
    line,
    kind,
    indent,
    depth,
    text: text.replaceAll(BLANKS, ' ').trim(),
    isFenced,
  });
  if (trimmed === '' || RULE.test(trimmed)) return read('blank');
  const heading = HEADING.exec(trimmed);
  if (heading !== null)
    return read('heading', (heading[2] ?? '').replace(CLOSING_HASHES, ''), heading[1]?.length);
  const item = ITEM.exec(trimmed);
  if (item !== null) return read('item', item[1]);
  if (trimmed.startsWith('|')) return read('row', trimmed);
  const [, bold] = BOLD.exec(trimmed) ?? [];
  return bold === undefined ? read('text', trimmed) : read('label', bold);
}

/** The text above a line of `===` or `---` is a heading. */
function underline(lines: PlanLine[], mark: string): void {
  const above = lines.at(-1);
  // `start: ...` above `---` is front matter inside a block.
  if (above?.kind !== 'text' || /^start\b/i.test(above.text)) return;
  lines[lines.length - 1] = { ...above, kind: 'heading', depth: mark.startsWith('=') ? 1 : 2 };
}

function indentOf(line: string): number {
  let indent = 0;
  for (const character of line) {
    if (character === ' ') indent += 1;
    else if (character === '\t') indent += 4;
    else break;
  }
  return indent;
}

/** Comments become blanks, so that lines keep their number; of a mark without its other half, an arrow stays. */
function blankComments(text: string): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf('<!--'); at !== -1; at = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', at + 4);
    const until = end === -1 ? at + 4 : end + 3;
    result += `${text.slice(from, at)} ${text.slice(at, until).replaceAll(/[^\r\n]+/g, ' ')}`;
    from = until;
    if (end === -1) break;
  }
  return `${result}${text.slice(from)}`.replaceAll(OPENING, ' ').replaceAll(CLOSING, '→');
}
