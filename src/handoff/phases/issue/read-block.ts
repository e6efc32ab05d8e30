import { type OwnBlock, readOwnBlock } from '../../text/own-block.ts';
import { PHASE_MARKER } from '../phase-names.ts';
import { BLOCK_END, readPhaseMarker } from './phase-marker.ts';
import { type ReadTask, readTask } from './task-line.ts';

/** A phase's issue taken apart: the app's block, and what people wrote around it. */
export interface ReadBlock extends Pick<OwnBlock, 'before' | 'after'> {
  /** Null where the marker is gone. */
  readonly id: string | null;
  readonly tasks: readonly ReadTask[];
  /** The whole block, to compare. */
  readonly block: string;
}

/** Takes the body of a phase's issue apart, see `readOwnBlock`. */
export function readBlock(body: string): ReadBlock {
  const { lines, before, after } = readOwnBlock(body, { isFirst: isMarker, end: BLOCK_END });
  const [marker] = lines;
  return {
    id: marker === undefined ? null : readPhaseMarker(marker),
    before,
    after,
    // Without its marker, tasks are all that tells which phase it was.
    tasks: readTasks(marker === undefined ? after.split('\n') : lines),
    block: lines.join('\n').trim(),
  };
}

function isMarker(line: string): boolean {
  return line.trim().startsWith(PHASE_MARKER) && readPhaseMarker(line) !== null;
}

function readTasks(lines: readonly string[]): ReadTask[] {
  return lines.flatMap((line) => readTask(line) ?? []);
}
