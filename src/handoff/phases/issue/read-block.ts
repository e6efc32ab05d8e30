import { PHASE_MARKER } from '../phase-names.ts';
import { BLOCK_END, LAST_LINE, readPhaseMarker } from './phase-marker.ts';
import { type ReadTask, readTask } from './task-line.ts';

/** A phase's issue taken apart: the app's block, and what people wrote around it. */
export interface ReadBlock {
  /** Null where the marker is gone. */
  readonly id: string | null;
  /** People's text above and below, as it is but for blank lines around it; empty without any. */
  readonly before: string;
  readonly after: string;
  readonly tasks: readonly ReadTask[];
  /** The whole block, to compare. */
  readonly block: string;
}

/**
 * Takes the body of a phase's issue apart. Where somebody removed the block's end or its beginning, what is whose can't be told
 * for sure: then rather some of the app's old text stays for good than a word of people's is lost.
 */
export function readBlock(body: string): ReadBlock {
  const lines = body.replaceAll('\r\n', '\n').split('\n');
  const first = lines.findIndex(isMarker);
  if (first < 0) return { id: null, before: '', after: joined(lines), tasks: readTasks(lines), block: '' };
  const end = lines.findIndex((line, index) => index > first && isLast(line));
  const next = end < 0 ? lines.length : end + 1;
  // Above the last marker stands what people quoted.
  const start = lines.findLastIndex((line, index) => index < next && isMarker(line));
  const block = lines.slice(start, next);
  return {
    id: readPhaseMarker(lines[start] ?? ''),
    before: joined(lines.slice(0, start)),
    after: joined(end < 0 ? block.slice(1) : belowLastLine(lines, end)),
    tasks: readTasks(block),
    block: block.join('\n').trim(),
  };
}

function isMarker(line: string): boolean {
  return line.trim().startsWith(PHASE_MARKER) && readPhaseMarker(line) !== null;
}

function isLast(line: string): boolean {
  return [LAST_LINE, BLOCK_END].includes(line.trim());
}

/** People write right below the last line that they see, above the hidden one that ends the block. */
function belowLastLine(lines: readonly string[], end: number): readonly string[] {
  const below = lines.slice(end + 1);
  if (lines[end]?.trim() === BLOCK_END) return below;
  const hidden = below.findIndex((line) => line.trim() === BLOCK_END);
  return below.filter((_, index) => index !== hidden);
}

/** The indent of the first line may be an indented block of code: only blank lines around are left out. */
function joined(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== '');
  return first < 0 ? '' : lines.slice(first).join('\n').trimEnd();
}

function readTasks(lines: readonly string[]): ReadTask[] {
  return lines.flatMap((line) => readTask(line) ?? []);
}
