/** A set of the words of a text, which white space parts. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s/).filter((word) => word !== ''));
}
