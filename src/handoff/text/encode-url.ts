/** What `encodeURIComponent` leaves, and Markdown takes for the end of a link. */
const PARENTHESES = /[()]/g;

/** A part of an address, safe inside a link of Markdown, whatever a path or a branch is called. */
export function encodePart(text: string): string {
  // A half of a surrogate pair, as YAML can write one, would be refused.
  return encodeURIComponent(text.toWellFormed()).replace(PARENTHESES, (mark) =>
    mark === '(' ? '%28' : '%29',
  );
}

/** A path of the repository or the name of a branch, its slashes kept. */
export function encodePath(path: string): string {
  return path.split('/').map(encodePart).join('/');
}
