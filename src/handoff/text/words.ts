/** Stands for an identifier, path, number of a change or address among the words of a sentence. */
export const symbol = '#';

/**
 * Every regular expression that the rule ships. Each is a single character class, repeated at most once, so none
 * can backtrack; a test feeds all of them long repetitive input.
 */
export const patterns = {
  /** One word; apostrophes and hyphens inside hold it together. */
  word: /[\p{L}\p{M}\p{N}'’-]+/gu,
  chunk: /\S+/gu,
  han: /\p{Script=Han}/u,
  hanLetter: /\p{Script=Han}/gu,
  /** Anything beyond Latin with its accents. */
  wide: /[\u0370-\uFFFF]/,
  /** Letters of scripts that none of the judged languages uses. */
  foreignLetter:
    /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Georgian}\p{Script=Armenian}]/gu,
  letter: /\p{L}/gu,
  digit: /\p{N}/u,
} as const;

const elisions = new Set(['l', 'd', 'n', 's', 'c', 'j', 'm', 't', 'qu', 'lorsqu', 'puisqu', 'jusqu']);

/** Splits plain text, without code, into lower-case words; French elisions ("qu'il") become two. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  for (const [match] of text.toLowerCase().replaceAll('’', "'").matchAll(patterns.word)) {
    const word = trimMarks(match);
    const cut = word.indexOf("'");
    if (cut > 0 && elisions.has(word.slice(0, cut))) words.push(word.slice(0, cut), word.slice(cut + 1));
    else if (word !== '') words.push(word);
  }
  return words;
}

/** The words of a sentence, with {@link symbol} wherever code, an address, a path or an identifier stands. */
export function wordsOf(sentence: string): string[] {
  return [...eachWord(sentence)];
}

/** The same one by one, for those who may not need them all. */
export function* eachWord(sentence: string): Generator<string, void, undefined> {
  const parts = maskQuotes(sentence).split('`');
  for (const [index, part] of parts.entries()) {
    const isCode = index % 2 === 1 && index < parts.length - 1;
    if (isCode) {
      yield symbol;
      continue;
    }
    for (const [chunk] of part.matchAll(patterns.chunk)) {
      const plain = readPlainWord(chunk);
      if (plain !== null) yield plain;
      else if (isSymbol(chunk)) yield isErrorName(chunk) ? 'error' : symbol;
      else yield* splitWords(chunk.replaceAll('/', ' '));
    }
  }
}

/**
 * A word of English letters, with no more than a capital in front and points behind, in lower case; null for any
 * other. Most words are such, and need none of the questions asked of the others.
 */
function readPlainWord(chunk: string): string | null {
  let end = chunk.length;
  while (end > 1 && points.includes(chunk.charAt(end - 1))) end -= 1;
  for (let index = 0; index < end; index += 1) {
    const code = chunk.charCodeAt(index);
    const isLetter = (code >= 97 && code <= 122) || (index === 0 && code >= 65 && code <= 90);
    if (!isLetter) return null;
  }
  return chunk.slice(0, end).toLowerCase();
}

const points = '.,;:!?)';

/** `NameError`, `java.io.IOException`: names that say by themselves that something failed. */
function isErrorName(chunk: string): boolean {
  const body = trimMarks(chunk);
  return body.endsWith('Error') || body.endsWith('Exception');
}

/** True for what people write without being a word: `a/b.go`, `snake_case`, `camelCase`, `#12`, `https://...`. */
export function isSymbol(chunk: string): boolean {
  if (chunk.startsWith('#') || chunk.startsWith('@')) return true;
  const body = trimMarks(chunk);
  if (patterns.han.test(body)) return body.includes('://');
  if (isTicket(body)) return true;
  if (body.includes('_') || body.includes('://') || body.includes('()') || body.includes('::')) return true;
  return isPath(body) || hasInside(body, '.') || isCamelCase(body);
}

/** Words quoted from a message or a name are not the author's own: each quotation becomes code. */
function maskQuotes(sentence: string): string {
  const parts = sentence.split('"');
  if (parts.length < 3) return sentence;
  return parts.map((part, index) => (index % 2 === 1 && index < parts.length - 1 ? ' `q` ' : part)).join('');
}

/** Two plain words with a slash between them ("debugging/learning") are words. */
function isPath(text: string): boolean {
  const at = text.indexOf('/');
  if (at < 0) return false;
  if (at === 0 || at === text.length - 1 || text.includes('/', at + 1)) return true;
  return patterns.digit.test(text) || text.includes('-') || text.includes('.');
}

/** `ABC-123`, as trackers write it. */
function isTicket(text: string): boolean {
  const at = text.indexOf('-');
  return (
    at > 1 &&
    text.slice(0, at) === text.slice(0, at).toUpperCase() &&
    patterns.digit.test(text.charAt(at + 1))
  );
}

function hasInside(text: string, mark: string): boolean {
  const at = text.indexOf(mark);
  return at > 0 && at < text.length - 1;
}

function isCamelCase(text: string): boolean {
  let previousIsLower = false;
  for (const character of text) {
    const isUpper = character !== character.toLowerCase();
    if (isUpper && previousIsLower) return true;
    previousIsLower = !isUpper && character !== character.toUpperCase();
  }
  return false;
}

const marks = '\'’-.,;:!?()[]{}<>"“”„«»*…–—=+|~^&%$。，；：！？、（）';

function trimMarks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && marks.includes(text.charAt(start))) start += 1;
  while (end > start && marks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
