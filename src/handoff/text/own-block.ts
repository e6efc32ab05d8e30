/** The last line of the app's block that people see, in an issue where they write, too. */
export const LAST_LINE =
  '<sub>Everything below is yours: write freely, Baton keeps only what is above.</sub>';

/** The lines between which the app writes. */
export interface BlockMarks {
  readonly isFirst: (line: string) => boolean;
  /** The hidden last line. */
  readonly end: string;
}

/** An issue's body taken apart: the app's block, and what people wrote around it. */
export interface OwnBlock {
  /** Empty where its first line is gone. */
  readonly lines: readonly string[];
  /** People's text above and below, as it is but for blank lines around it; empty without any. */
  readonly before: string;
  readonly after: string;
}

/**
 * Takes a body apart. Where somebody removed the block's end or its beginning, what is whose can't be told for sure: then rather
 * some of the app's old text stays for good than a word of people's is lost.
 */
export function readOwnBlock(body: string, { isFirst, end: endMark }: BlockMarks): OwnBlock {
  const lines = body.replaceAll('\r\n', '\n').split('\n');
  const first = lines.findIndex(isFirst);
  if (first < 0) return { lines: [], before: '', after: joined(lines) };
  const isLast = (line: string): boolean => [LAST_LINE, endMark].includes(line.trim());
  const end = lines.findIndex((line, index) => index > first && isLast(line));
  const next = end < 0 ? lines.length : end + 1;
  // Above the last marker stands what people quoted.
  const start = lines.findLastIndex((line, index) => index < next && isFirst(line));
  const block = lines.slice(start, next);
  return {
    lines: block,
    before: joined(lines.slice(0, start)),
    after: joined(end < 0 ? block.slice(1) : belowLastLine(lines, end, endMark)),
  };
}

/** Puts the app's block back between what people wrote. */
export function joinOwnBlock(
  block: readonly string[],
  { before, after }: Pick<OwnBlock, 'before' | 'after'>,
  end: string,
): string {
  return [
    ...(before === '' ? [] : [before, '']),
    ...block,
    '',
    LAST_LINE,
    end,
    ...(after === '' ? [] : ['', after]),
  ].join('\n');
}

/** GitHub may hand back other line endings and no trailing blanks. */
export function isSameText(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n').trimEnd() === other.trimEnd();
}

/** People write right below the last line that they see, above the hidden one that ends the block. */
function belowLastLine(lines: readonly string[], end: number, endMark: string): readonly string[] {
  const below = lines.slice(end + 1);
  if (lines[end]?.trim() === endMark) return below;
  const hidden = below.findIndex((line) => line.trim() === endMark);
  return below.filter((_, index) => index !== hidden);
}

/** The indent of the first line may be an indented block of code: only blank lines around are left out. */
function joined(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== '');
  return first < 0 ? '' : lines.slice(first).join('\n').trimEnd();
}
