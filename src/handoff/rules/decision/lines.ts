const LINE_END = /\r\n|\r|\n/;
const WHITE = /\s/;

/** Every expression of this file, for the test of blow-up. */
export const LINE_PATTERNS = [LINE_END, WHITE] as const;

/** The lines of a text, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.split(LINE_END);
}

/** The words of a line, without the blanks around them. */
export function wordsOfLine(line: string): string[] {
  return line.split(WHITE).filter((word) => word !== '');
}
