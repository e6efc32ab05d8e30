import { Lexer } from 'yaml';

/** The largest config file that is read, in UTF-16 units. */
export const LONGEST_CONFIG = 65_536;

/** A config with every key has some 400 tokens, a list of 100 entries some 600 more. */
const MOST_TOKENS = 10_000;

/** The schema is five deep. Beyond some hundred the YAML library exhausts its stack, or takes minutes. */
const DEEPEST_NESTING = 16;

/**
 * Where a YAML text gets too large or too deep to be parsed safely, as an offset; null where it is harmless.
 * Only lexes, and stops there: linear, whatever the text.
 */
export function findYamlExcess(text: string): number | null {
  let offset = 0;
  let tokens = 0;
  let flowDepth = 0;
  let indicatorsInLine = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') flowDepth++;
    else if (token === ']' || token === '}') flowDepth = Math.max(0, flowDepth - 1);
    else if (token === '\n' || token === '\r\n') indicatorsInLine = 0;
    // `- - - -` nests without any indentation.
    else if (token === '-' || token === '?' || token === ':') indicatorsInLine += flowDepth === 0 ? 1 : 0;
    tokens++;
    if (tokens > MOST_TOKENS || flowDepth > DEEPEST_NESTING || indicatorsInLine > DEEPEST_NESTING)
      return offset;
    if (!ANNOUNCEMENTS.has(token)) offset += token.length;
  }
  return null;
}

/** What the lexer puts between the parts of the source: the start of a document, of a scalar, a flow cut off. */
const ANNOUNCEMENTS = new Set(['\u0002', '\u0018', '\u001F']);
