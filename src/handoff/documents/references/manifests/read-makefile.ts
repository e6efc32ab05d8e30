import type { ScriptFile } from './script-file.ts';

const OPENING = ['include', '-include', 'sinclude', '$'];

/** Reads the targets of a Makefile. Included files, pattern rules and targets made of variables leave it open. */
export function readMakefile(text: string): ScriptFile {
  const names = new Set<string>();
  let isOpen = false;
  let isDefinition = false;
  for (const line of joinLines(text)) {
    const [first = ''] = line.trim().split(/\s/, 1);
    if (first === 'define' || first === 'endef') isDefinition = first === 'define';
    if (isDefinition || line.startsWith('\t') || line.startsWith('#') || first === '') continue;
    if (OPENING.some((word) => first === word || (word === '$' && first.startsWith('$(')))) {
      isOpen = true;
      continue;
    }
    const targets = targetsOf(line);
    for (const target of targets) {
      if (target.includes('%') || target.includes('$')) isOpen = true;
      else names.add(target);
    }
  }
  return { names: [...names], isOpen };
}

/** Lines with those that a backslash continues joined to them. */
function joinLines(text: string): readonly string[] {
  const joined: string[] = [];
  let open: string[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.endsWith('\\')) open.push(line.slice(0, -1));
    else {
      joined.push(open.length === 0 ? line : [...open, line].join(' '));
      open = [];
    }
  }
  return open.length === 0 ? joined : [...joined, open.join(' ')];
}

function targetsOf(line: string): readonly string[] {
  const colon = line.indexOf(':');
  if (colon === -1) return [];
  const left = line.slice(0, colon);
  const right = line.slice(colon + 1).trimStart();
  // `:=`, `::=` and `NAME = a:b` set variables.
  if (left.includes('=') || right.startsWith('=') || right.startsWith(':=') || right.startsWith('::='))
    return [];
  const targets = left.split(/\s/).filter((word) => word !== '' && word !== '&');
  // What is declared phony without a rule is still meant to be called.
  if (targets[0] === '.PHONY') return right.split(/\s/).filter((word) => word !== '');
  return targets.filter((target) => !target.startsWith('.'));
}
