/** An issue that a description closes; owner and name are null for the same repository. */
export interface ClosingReference {
  readonly owner: string | null;
  readonly name: string | null;
  readonly number: number;
}

const REFERENCE =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \t]+(?:https:\/\/github\.com\/([\w.-]+)\/([\w.-]+)\/issues\/|([\w.-]+)\/([\w.-]+)#|#|GH-)(\d{1,9})\b/gi;

/** The closing keywords that GitHub sees in a description: not those in code or in comments. */
export function parseClosingReferences(body: string): readonly ClosingReference[] {
  const visible = body
    .replace(/<!--[^]*?(?:-->|$)/g, ' ')
    .replace(/^(`{3,}|~{3,})[^]*?(?:^\1|$(?![^]))/gm, ' ')
    .replace(/`[^`\n]*`/g, ' ');
  const references = [...visible.matchAll(REFERENCE)].map((match) => ({
    owner: match[1] ?? match[3] ?? null,
    name: match[2] ?? match[4] ?? null,
    number: Number(match[5]),
  }));
  const keys = new Set<string>();
  return references.filter((reference) => {
    const key = JSON.stringify(reference);
    return !keys.has(key) && keys.add(key);
  });
}
