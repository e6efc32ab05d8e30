/** What a template says where something is to be written, without its punctuation. */
const PROMPTS = [
  'what is the status such as proposed accepted rejected deprecated superseded etc',
  'what is the issue that we re seeing that is motivating this decision or change',
  'what is the change that we re proposing and or doing',
  'what is the change that we re actually proposing or doing',
  'what becomes easier or more difficult to do because of this change',
  'what becomes easier or more difficult to do and any risks introduced by the change that will need to be mitigated',
];

const WAITING = new Set(
  'todo,tbd,tba,fixme,xxx,wip,n a,na,lorem ipsum,to be written,to be defined,to be done,to do,fill in,fill me in,coming soon,ausstehend,à compléter,por definir,a definir,待定,待补充'.split(
    ',',
  ),
);
const WAITING_STARTS = ['todo', 'tbd', 'fixme', 'lorem ipsum'];

const MARKS = /[^\p{L}\p{N}]+/gu;
const LETTER = /[\p{L}\p{N}]/u;

/** Every expression of this file, for the test of blow-up. */
export const REAL_CONTENT_PATTERNS = [MARKS, LETTER] as const;

/** True for a text that says something: no placeholder, no brackets to be filled, no prompt of a template. */
export function isReal(text: string): boolean {
  const trimmed = text.trim();
  if (!LETTER.test(trimmed) || isBracketed(trimmed)) return false;
  const words = trimmed.toLowerCase().replace(MARKS, ' ').trim();
  if (WAITING.has(words) || PROMPTS.includes(words)) return false;
  return !WAITING_STARTS.some(
    (start) => words === start || (words.startsWith(`${start} `) && words.length < 60),
  );
}

/** `{proposed | accepted}`, `<describe the context>`, `[what was decided]`. */
function isBracketed(text: string): boolean {
  const isWrapped = ['{}', '<>', '[]'].some(
    ([opening = '', closing = '']) => text.startsWith(opening) && text.endsWith(closing),
  );
  return isWrapped || (text.split('|').length > 2 && text.length < 100 && !text.includes('`'));
}
