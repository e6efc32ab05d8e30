import { linesOf } from '../lines.ts';
import type { Trait } from '../trait.ts';
import { isDevelopmentGroup } from './python-requirement.ts';

const GEM = /^gem[ (]{1,2}(["'])([A-Za-z0-9_.-]{1,100})\1/;
const SYMBOL = /:"?([A-Za-z_]\w{0,50})"?/g;
const INLINE_GROUP = /\b(?:group|groups)(?::| =>)/;
const LOCAL = /\bpath(?::| =>)/;
const OPENS = /(?:\bdo(?: ?\|[^|]{0,40}\|)?$)|^(?:if|unless|case|begin|def|while)\b/;

/** Every expression of this file, for the test of blow-up. */
export const GEMFILE_PATTERNS = [GEM, SYMBOL, INLINE_GROUP, LOCAL, OPENS] as const;

/** The gems of a `Gemfile` outside groups such as `:development` and `:test`. */
export function readGemfile(text: string): Trait[] {
  const names = new Set<string>();
  /** For each open block whether it is only for development or takes gems from the repository. */
  const blocks: boolean[] = [];
  for (const raw of linesOf(text)) {
    const line = withoutComment(raw);
    if (line === 'end' || line.startsWith('end ')) blocks.pop();
    else if (OPENS.test(line)) blocks.push(isLeftOut(line));
    else {
      const [, , name] = GEM.exec(line) ?? [];
      if (name === undefined || blocks.includes(true) || LOCAL.test(line)) continue;
      const group = INLINE_GROUP.exec(line);
      if (group === null || !areAllDevelopment(line.slice(group.index + group[0].length))) names.add(name);
    }
  }
  return Array.from(names, (name) => ({ kind: 'dependency', ecosystem: 'ruby', name, family: null }));
}

function withoutComment(line: string): string {
  const trimmed = line.trim();
  return trimmed.startsWith('#') ? '' : (trimmed.split(' #', 1)[0] ?? '').trim();
}

function isLeftOut(line: string): boolean {
  if (line.startsWith('path ') || line.startsWith('path(')) return true;
  return (line.startsWith('group ') || line.startsWith('group(')) && areAllDevelopment(line);
}

/** A gem in `:production` and `:test` is in production. */
function areAllDevelopment(text: string): boolean {
  const groups = Array.from(text.matchAll(SYMBOL), ([, name = '']) => name);
  return groups.length > 0 && groups.every(isDevelopmentGroup);
}
