const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** `One thing`, `Two things`, `12 things`. */
export function countThings(count: number): string {
  return `${NUMBERS[count] ?? String(count)} ${count === 1 ? 'thing' : 'things'}`;
}

/** `about a minute`, `about 5 minutes`. */
export function aboutMinutes(minutes: number): string {
  return minutes <= 1 ? 'about a minute' : `about ${minutes} minutes`;
}

/** The sentence with its first letter as a capital. */
export function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Lines set as an indented code block, which no fence inside can end. */
export function indented(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `    ${line}`)
    .join('\n');
}
