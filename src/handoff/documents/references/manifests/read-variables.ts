const CANDIDATE = /[A-Z][A-Z0-9_]{4,80}/g;

/** Every expression of this file. */
export const variablePatterns = [CANDIDATE] as const;

/** The names in a template, a compose file or a workflow that may be environment variables, in any role. */
export function readVariables(text: string): ReadonlySet<string> {
  return new Set((text.match(CANDIDATE) ?? []).filter((name) => name.includes('_')));
}
