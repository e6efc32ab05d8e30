import { parseDocument } from 'yaml';
import { findYamlExcess, LONGEST_CONFIG } from '../../../config/yaml-limits.ts';

/** How often a file may repeat itself by `*name`; more is an attempt to make it grow. */
const MOST_ALIASES = 100;

/** One YAML document as plain data, tags of its tool ignored; null where it is none or too large. Never throws. */
export function parseYaml(text: string): unknown {
  if (text.length > LONGEST_CONFIG || findYamlExcess(text) !== null) return null;
  const document = parseDocument(text, {
    schema: 'core',
    merge: true,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
    // The library compares every key with every other.
    uniqueKeys: false,
  });
  if (document.errors.length > 0) return null;
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown;
  } catch {
    // The library's answer to aliases without an anchor, or that grow beyond the limit.
    return null;
  }
}
