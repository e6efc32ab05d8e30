const FENCE = '---';

/** Cuts the YAML front matter off; its lines stay as empty ones, so that places in the document hold. */
export function cutFrontMatter(text: string): { readonly body: string; readonly frontMatter: string | null } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  if (lines[0]?.trimEnd() !== FENCE) return { body: text, frontMatter: null };
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end === -1) return { body: text, frontMatter: null };
  const body = [...lines.slice(0, end + 1).fill(''), ...lines.slice(end + 1)].join('\n');
  return { body, frontMatter: lines.slice(1, end).join('\n') };
}
