/** Nobody writes more; `{a,b}{a,b}{a,b}...` doubles with every pair. */
const MOST_ALTERNATIVES = 64;

/**
 * The texts that `{a,b}` stands for, nested ones too; null where a brace is left open or they are more than 64.
 * A pair without a comma is no choice and stays as it is.
 */
export function expandBraces(text: string): string[] | null {
  let done = [''];
  for (let at = 0; at < text.length; ) {
    const end = text.charAt(at) === '{' ? closingBrace(text, at) : null;
    if (end === -1) return null;
    const options = end === null ? [unit(text, at)] : choices(text.slice(at + 1, end));
    if (options === null || done.length * options.length > MOST_ALTERNATIVES) return null;
    done = done.flatMap((start) => options.map((option) => start + option));
    at = end === null ? at + unit(text, at).length : end + 1;
  }
  return done;
}

/** A character with the backslash in front of it, or a class in brackets, in which braces are like any character. */
function unit(text: string, at: number): string {
  if (text.charAt(at) === '\\') return text.slice(at, at + 2);
  const end = text.charAt(at) === '[' ? text.indexOf(']', at + 2) : -1;
  return end === -1 ? text.charAt(at) : text.slice(at, end + 1);
}

function closingBrace(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += unit(text, at).length) {
    if (text.charAt(at) === '{') depth++;
    if (text.charAt(at) === '}' && --depth === 0) return at;
  }
  return -1;
}

function choices(content: string): string[] | null {
  const parts = [''];
  let depth = 0;
  for (let at = 0; at < content.length; ) {
    const part = unit(content, at);
    if (part === '{') depth++;
    if (part === '}') depth--;
    if (part === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${part}`);
    at += part.length;
  }
  // Braces around one word are characters; the backslash keeps them from being expanded again.
  if (parts.length === 1) return expandBraces(content)?.map((inner) => `\\{${inner}\\}`) ?? null;
  const expanded = parts.map(expandBraces);
  return expanded.some((option) => option === null) ? null : expanded.flatMap((option) => option ?? []);
}
