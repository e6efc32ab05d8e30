import type { Repository } from '../../facts.ts';
import type { ReferenceTarget } from './reference.ts';
import { decodePercent, folderOf, resolvePath } from './repository-path.ts';

/** Where the document stands on GitHub: its own addresses are read as links inside the repository. */
export type HostedRepository = Pick<Repository, 'url' | 'defaultBranch'>;

/** Marks of templates and shells: a link that holds one is filled in elsewhere. */
const UNFILLED = /[<>{}$*\\]/;
const CONTROL = /\p{Cc}/u;
/** The name of a scheme, at most as long as any that is registered. */
const SCHEME = /^[a-z][a-z0-9+.-]{0,40}:/i;

/** Every expression of this file. */
export const linkPatterns = [UNFILLED, CONTROL, SCHEME] as const;

/** What a link's address refers to in the document's own repository; null where it leads out of it. */
export function readLinkTarget(
  url: string,
  documentPath: string,
  repository: HostedRepository | null,
): ReferenceTarget | null {
  const address = url.trim();
  if (address === '' || CONTROL.test(address)) return null;
  if (address.startsWith('#')) return readAnchor(address.slice(1));
  const own = repository === null ? null : ownPath(address, repository);
  if (own !== null) return readPath(own, '', false);
  if (SCHEME.test(address) || address.startsWith('//') || address.startsWith('?')) return null;
  if (address.startsWith('/')) return readPath(address, '', true);
  return readPath(address, folderOf(documentPath), false);
}

function readAnchor(fragment: string): ReferenceTarget | null {
  const decoded = decodePercent(fragment);
  // Browsers go to the top by themselves; `:~:` finds words of the text.
  if (decoded === '' || decoded.toLowerCase() === 'top' || decoded.startsWith(':~:')) return null;
  return UNFILLED.test(decoded) ? null : { kind: 'anchor', fragment: decoded };
}

function readPath(address: string, folder: string, isRooted: boolean): ReferenceTarget | null {
  const hash = address.indexOf('#');
  const beforeHash = hash === -1 ? address : address.slice(0, hash);
  const query = beforeHash.indexOf('?');
  const written = decodePercent(query === -1 ? beforeHash : beforeHash.slice(0, query));
  if (UNFILLED.test(written) || CONTROL.test(written)) return null;
  const path = resolvePath(folder, written);
  if (path === null || path === '') return null;
  const fragment = hash === -1 ? '' : decodePercent(address.slice(hash + 1));
  return { kind: 'link', path, fragment: fragment === '' ? null : fragment, isRooted };
}

/**
 * The path with its fragment in an address of the repository itself on its default branch. Other branches, tags and
 * commits stay as they are, whatever happens to the default branch.
 */
function ownPath(address: string, { url, defaultBranch }: HostedRepository): string | null {
  const root = `${url}/`;
  if (!address.toLowerCase().startsWith(root.toLowerCase())) return null;
  const rest = address.slice(root.length);
  for (const view of ['blob', 'tree', 'edit', 'raw']) {
    for (const branch of [defaultBranch, 'HEAD']) {
      const front = `${view}/${branch}/`;
      if (rest.startsWith(front)) return rest.slice(front.length);
    }
  }
  return null;
}
