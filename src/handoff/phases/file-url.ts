import type { Repository } from '../facts.ts';

/** What `encodeURIComponent` leaves and Markdown would take for the end of a link. */
const PARENTHESES = /[()]/g;

/** The web address of a file on the default branch, safe inside a link of Markdown. */
export function fileUrl(
  { url, defaultBranch }: Pick<Repository, 'url' | 'defaultBranch'>,
  path: string,
): string {
  return `${url}/blob/${encodePath(defaultBranch)}/${encodePath(path)}`;
}

function encodePath(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part).replace(PARENTHESES, (mark) => (mark === '(' ? '%28' : '%29')))
    .join('/');
}
