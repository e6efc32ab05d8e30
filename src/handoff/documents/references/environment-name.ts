const NAME = /^[A-Z][A-Z0-9_]{4,80}$/;

/** Every expression of this file. */
export const environmentPatterns = [NAME] as const;

/** Reads `NAME`, `$NAME`, `${NAME}` and `NAME=value` as an environment variable's name; null for anything else. */
export function readEnvironmentName(word: string): string | null {
  let name = word;
  if (name.startsWith('${') && name.endsWith('}')) name = name.slice(2, -1);
  else if (name.startsWith('$')) name = name.slice(1);
  const assigned = name.indexOf('=');
  if (assigned !== -1) name = name.slice(0, assigned);
  return NAME.test(name) && name.includes('_') && !name.endsWith('_') ? name : null;
}
