import type { ScriptFile } from './script-file.ts';

const NAME = /^@?([A-Za-z_][A-Za-z0-9_-]{0,80})/;
const OPENING = ['import', 'import?', 'mod', 'mod?', '!include'];
const SETTINGS = ['set', 'export', 'unexport'];

/** Every expression of this file. */
export const justfilePatterns = [NAME] as const;

/** Reads the recipes and aliases of a justfile. Imports and modules leave it open. */
export function readJustfile(text: string): ScriptFile {
  const names = new Set<string>();
  let isOpen = false;
  for (const raw of text.split('\n')) {
    const line = raw.trimEnd();
    if (line === '' || line.startsWith(' ') || line.startsWith('\t') || line.startsWith('#')) continue;
    const [first = '', second = ''] = line.split(/\s/, 2);
    if (OPENING.includes(first)) isOpen = true;
    else if (first === 'alias') names.add(second);
    else if (!SETTINGS.includes(first)) {
      const name = NAME.exec(line)?.[1];
      if (name !== undefined && hasRecipe(line)) names.add(name);
    }
  }
  return { names: [...names], isOpen };
}

/** A colon that is none of `:=`; a default value may hold one too, which does no harm. */
function hasRecipe(line: string): boolean {
  const colon = line.indexOf(':');
  return colon !== -1 && line.charAt(colon + 1) !== '=';
}
