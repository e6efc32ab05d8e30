import type { Repository } from '../facts.ts';
import { encodePath } from '../text/encode-url.ts';

/** The web address of a file on the default branch, safe inside a link of Markdown. */
export function fileUrl(
  { url, defaultBranch }: Pick<Repository, 'url' | 'defaultBranch'>,
  path: string,
): string {
  return `${url}/blob/${encodePath(defaultBranch)}/${encodePath(path)}`;
}
