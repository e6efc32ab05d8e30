import type { ScriptFile } from './script-file.ts';

const KEY = /^(["']?)([A-Za-z0-9_][A-Za-z0-9_:.*-]{0,80})\1[ \t]{0,10}:(?:\s|$)/;

/** Every expression of this file. */
export const taskfilePatterns = [KEY] as const;

/** Reads the tasks of a Taskfile by their indentation. Included files, aliases and wildcards leave it open. */
export function readTaskfile(text: string): ScriptFile {
  const names = new Set<string>();
  let isOpen = false;
  let isInside = false;
  let indent: number | null = null;
  for (const raw of text.split('\n')) {
    const line = raw.trimEnd();
    const content = line.trimStart();
    if (content === '' || content.startsWith('#')) continue;
    const depth = line.length - content.length;
    if (depth === 0) {
      isInside = content.startsWith('tasks:');
      isOpen ||= content.startsWith('includes:') || (isInside && content !== 'tasks:');
      continue;
    }
    if (content.startsWith('aliases:')) isOpen = true;
    if (!isInside) continue;
    indent ??= depth;
    const name = depth === indent ? KEY.exec(content)?.[2] : undefined;
    if (name?.includes('*') === true) isOpen = true;
    else if (name !== undefined) names.add(name);
  }
  return { names: [...names], isOpen };
}
