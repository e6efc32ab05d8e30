import { LAST_LINE } from '../text/own-block.ts';
import { type DrillId, parseDrillMarker } from './drill-id.ts';

/** The last line of the app's block in the issue of a drill. */
export const DRILL_BLOCK_END = '<!-- baton:drill-end -->';

const RESULT = /^<!-- baton:drill-result:(\d{1,20}) -->$/;

/** Every regular expression that reads a block. */
export const DRILL_BLOCK_PATTERNS = [RESULT] as const;

/** The issue of a drill taken apart: the app's block, and what people wrote around it. */
export interface DrillBlock {
  /** Null where the marker is gone. */
  readonly id: DrillId | null;
  /** Database id of the comment whose result the block tells; null where it tells none. */
  readonly toldResult: number | null;
  /** People's text above and below, as it is but for blank lines around it; empty without any. */
  readonly before: string;
  readonly after: string;
}

/** A hidden line in the app's block: the comment that the told result stands in. */
export function resultMarker(commentId: number): string {
  return `<!-- baton:drill-result:${commentId} -->`;
}

/**
 * Takes the body of a drill's issue apart. Where the block's end is gone, what is whose can't be told for sure: then rather some
 * of the app's old text stays for good than a word of people's is lost.
 */
export function readDrillBlock(body: string): DrillBlock {
  const lines = body.replaceAll('\r\n', '\n').split('\n');
  const first = lines.findIndex((line) => parseDrillMarker(line) !== null);
  if (first < 0) return { id: null, toldResult: null, before: '', after: joined(lines) };
  const end = lines.findIndex((line, index) => index > first && isLast(line));
  const block = lines.slice(first, end < 0 ? lines.length : end + 1);
  return {
    id: parseDrillMarker(block[0] ?? ''),
    toldResult: readResult(block),
    before: joined(lines.slice(0, first)),
    after: joined(end < 0 ? block.slice(1) : withoutEnd(lines.slice(end + 1), lines[end] ?? '')),
  };
}

function isLast(line: string): boolean {
  return [LAST_LINE, DRILL_BLOCK_END].includes(line.trim());
}

/** People write right below the last line that they see, above the hidden one that ends the block. */
function withoutEnd(below: readonly string[], last: string): readonly string[] {
  if (last.trim() === DRILL_BLOCK_END) return below;
  const hidden = below.findIndex((line) => line.trim() === DRILL_BLOCK_END);
  return below.filter((_, index) => index !== hidden);
}

function readResult(block: readonly string[]): number | null {
  for (const line of block) {
    const id = RESULT.exec(line.trim())?.[1];
    if (id !== undefined) return Number(id);
  }
  return null;
}

function joined(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== '');
  return first < 0 ? '' : lines.slice(first).join('\n').trimEnd();
}
