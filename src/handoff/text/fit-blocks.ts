const encoder = new TextEncoder();

/** Length in UTF-8 bytes: what GitHub may count where it says "characters" (github-facts 2.2). */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/**
 * Joins blocks of Markdown with blank lines, and leaves out the last ones where the whole would exceed
 * `limitBytes`; a note then says how many are missing. A block is never cut inside.
 */
export function fitBlocks(
  blocks: readonly string[],
  limitBytes: number,
  noteFor: (omitted: number) => string,
): string {
  const whole = blocks.join('\n\n');
  if (byteLength(whole) <= limitBytes) return whole;
  const reserve = byteLength(noteFor(blocks.length)) + 2;
  const kept: string[] = [];
  let used = 0;
  for (const block of blocks) {
    const size = byteLength(block) + 2;
    if (used + size + reserve > limitBytes) break;
    kept.push(block);
    used += size;
  }
  return [...kept, noteFor(blocks.length - kept.length)].join('\n\n');
}
