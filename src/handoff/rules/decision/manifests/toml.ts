import { parse } from 'smol-toml';

/** Inline tables and lists of manifests are two or three deep. */
const DEEPEST_NESTING = 50;

/** A TOML text as plain data; null where it is none. Never throws. */
export function parseToml(text: string): unknown {
  try {
    return parse(text.replace(/^\uFEFF/, ''), { maxDepth: DEEPEST_NESTING });
  } catch {
    // Whatever is wrong with it, it says nothing here: its own tools tell where.
    return null;
  }
}
