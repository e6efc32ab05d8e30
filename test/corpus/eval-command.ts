/** What a measuring command gives back: text for standard output, or what is wrong with its file. */
export type EvalResult =
  | { readonly kind: 'report'; readonly output: string }
  | { readonly kind: 'bad-input'; readonly line: number | null; readonly message: string };

/** One subcommand of `npm run eval`: judges the text of a file. `isJson` asks for one verdict a line. */
export type EvalCommand = (text: string, options: { readonly isJson: boolean }) => EvalResult;

/** One line of a JSON Lines file, with its number (1-based). */
export interface JsonLine {
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Reads JSON Lines; blank lines are skipped, the first line that is no object is told. */
export function readJsonLines(
  text: string,
): readonly JsonLine[] | Extract<EvalResult, { kind: 'bad-input' }> {
  const items: JsonLine[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1;
    const bare = (line === 1 && raw.startsWith('\uFEFF') ? raw.slice(1) : raw).trim();
    if (bare === '') continue;
    const value = parseObject(bare);
    if (value === null) return { kind: 'bad-input', line, message: 'expected one JSON object' };
    items.push({ line, value });
  }
  return items;
}

function parseObject(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
