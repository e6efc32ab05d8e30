import type { Fetched } from '../handoff/facts.ts';
import { type LookedUp, type Lookup, type LookupAnswer, lookupKey } from '../handoff/lookups/lookup.ts';

/** Which commits a pull request is judged at; what was read of a commit never changes. */
export interface LookupPlace {
  readonly installationId: number;
  readonly repositoryId: number;
  readonly baseSha: string;
  readonly headSha: string;
}

/** Keeps what was looked up in repositories, in memory alone: a restart costs one query a repository. */
export interface LookupCache {
  /** All that is known at these commits. */
  get(place: LookupPlace): LookedUp;
  put(place: LookupPlace, lookups: readonly Lookup[], answers: LookedUp): void;
  /** Paths of the documents that were judged in this repository last, for the first query. */
  documentsOf(repositoryId: number): readonly string[];
  forget(installationId: number): void;
  /** Commits of which something is kept, and how many characters. */
  size(): { readonly commits: number; readonly characters: number };
}

/** About 2 bytes a character: 64 MB at most. */
const MOST_CHARACTERS = 32_000_000;
const MOST_REPOSITORIES = 5_000;
/** More documents than these are asked for when they are needed. */
const MOST_DOCUMENTS = 6;
const USUAL_DOCUMENTS: readonly string[] = ['RUNBOOK.md', 'CONTEXT.md'];

interface Shelf {
  readonly installationId: number;
  readonly answers: Record<string, Fetched<LookupAnswer>>;
  size: number;
}

export function createLookupCache(): LookupCache {
  /** By repository and commit; the least recently used first. */
  const shelves = new Map<string, Shelf>();
  const documents = new Map<number, { readonly installationId: number; readonly paths: readonly string[] }>();
  let total = 0;

  function take(key: string): Shelf | undefined {
    const shelf = shelves.get(key);
    if (shelf === undefined) return undefined;
    shelves.delete(key);
    shelves.set(key, shelf);
    return shelf;
  }

  function drop(key: string, shelf: Shelf): void {
    shelves.delete(key);
    total -= shelf.size;
  }

  function documentsOf(repositoryId: number): readonly string[] {
    return documents.get(repositoryId)?.paths ?? USUAL_DOCUMENTS;
  }

  return {
    get: (place) => ({
      ...take(shelfKey(place, 'base'))?.answers,
      ...take(shelfKey(place, 'head'))?.answers,
      ...take(shelfKey(place, 'any'))?.answers,
    }),
    put: (place, lookups, answers) => {
      const { installationId } = place;
      for (const lookup of lookups) {
        const answer = answers[lookupKey(lookup)];
        const at = shelfOf(lookup);
        if (answer?.kind !== 'known' || at === null) continue;
        const key = shelfKey(place, at);
        const shelf = take(key) ?? { installationId, answers: {}, size: 0 };
        shelves.set(key, shelf);
        const size = JSON.stringify(answer).length;
        shelf.answers[lookupKey(lookup)] = answer;
        shelf.size += size;
        total += size;
      }
      for (const [key, shelf] of shelves) {
        if (total <= MOST_CHARACTERS) break;
        drop(key, shelf);
      }
      const asked = lookups.flatMap((lookup) => (lookup.kind === 'versions' ? [lookup.path] : []));
      if (asked.length === 0) return;
      const paths = [...new Set([...asked, ...documentsOf(place.repositoryId)])].slice(0, MOST_DOCUMENTS);
      documents.delete(place.repositoryId);
      documents.set(place.repositoryId, { installationId, paths });
      const [oldest] = documents.keys();
      if (documents.size > MOST_REPOSITORIES && oldest !== undefined) documents.delete(oldest);
    },
    documentsOf,
    size: () => ({ commits: shelves.size, characters: total }),
    forget: (installationId) => {
      for (const [key, shelf] of shelves) if (shelf.installationId === installationId) drop(key, shelf);
      for (const [id, entry] of documents) if (entry.installationId === installationId) documents.delete(id);
    },
  };
}

type ShelfPlace = 'base' | 'head' | 'any';

/** Whose content an answer is. What merges change, the tip of the base tells. Null: no commit does, so it is not kept. */
function shelfOf(lookup: Lookup): ShelfPlace | null {
  switch (lookup.kind) {
    case 'entry':
    case 'listing':
    case 'folder-files':
    case 'versions':
    case 'changes-since':
    case 'merges-since':
    case 'past-confirmations':
    case 'text-versions':
      return 'base';
    case 'file':
      if (lookup.side === 'base' || lookup.side === 'head') return lookup.side;
      return 'any';
    case 'blob-id':
    case 'renames':
      return 'head';
    case 'phase-issues':
      return null;
  }
}

function shelfKey({ repositoryId, baseSha, headSha }: LookupPlace, at: ShelfPlace): string {
  return `${repositoryId} ${at} ${at === 'base' ? baseSha : at === 'head' ? headSha : ''}`;
}
