import type { RepositoryFile } from '../facts.ts';
import type { Document } from './document.ts';
import { readDocument } from './read-document.ts';

/**
 * A longer document is not parsed: the parser is superlinear, and takes about half a second for this much. The longest
 * runbook among some hundreds of public ones has 64,000 characters.
 */
export const DOCUMENT_LIMIT_CHARACTERS = 131_072;

/** Why a file is no document that can be read; `gone`: there is none. */
export type DocumentObstacle = 'gone' | 'empty' | 'binary' | 'symbolic-link' | 'too-large';

export type DocumentReading =
  | { readonly kind: 'read'; readonly file: RepositoryFile; readonly document: Document }
  | { readonly kind: 'obstacle'; readonly obstacle: DocumentObstacle }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Documents kept, by blob id: the same ones are asked for with nearly every pull request of a repository. */
const MOST_KEPT = 200;

const kept = new Map<string, Document>();

/** Reads a document, each version of a file once. Throws a RangeError for markup nested thousands deep. */
export function readOnce(file: RepositoryFile | null): DocumentReading {
  if (file === null) return { kind: 'obstacle', obstacle: 'gone' };
  if (file.obstacle !== undefined) return { kind: 'obstacle', obstacle: file.obstacle };
  if (file.text.kind === 'unknown') return file.text;
  const text = file.text.value;
  if (text.trim() === '') return { kind: 'obstacle', obstacle: 'empty' };
  if (text.length > DOCUMENT_LIMIT_CHARACTERS) return { kind: 'obstacle', obstacle: 'too-large' };
  const known = file.sha === '' ? undefined : kept.get(file.sha);
  const document = known ?? readDocument(text);
  if (file.sha !== '') keep(file.sha, document);
  return { kind: 'read', file, document };
}

function keep(sha: string, document: Document): void {
  kept.delete(sha);
  kept.set(sha, document);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}
