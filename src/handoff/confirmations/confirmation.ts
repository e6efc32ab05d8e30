import type { ConfirmedDocument } from '../facts.ts';

/**
 * Somebody's word that a document is still right although what it depends on changed. It is kept in the app's one comment
 * on the pull request, out of sight, and counts only while nobody else edits that comment (DESIGN 2.7).
 */
export interface Confirmation {
  readonly document: ConfirmedDocument;
  /** Login. */
  readonly by: string;
  /** By the author of the pull request, whose own word counts half. */
  readonly isByAuthor: boolean;
  /** ISO 8601. */
  readonly at: string;
  /** The commit that they looked at. */
  readonly headSha: string;
  /** The documents confirmed, each as `documentMark`. */
  readonly documents: readonly string[];
  /** The changed files that they depend on, each as a digest of path and content. */
  readonly watched: readonly string[];
}

/** Which state of the watched files a waiver was given for; it lapses when others follow (DESIGN 4.6). */
export interface WaiverScope {
  /** Database id of the comment that waives. */
  readonly commentId: number;
  readonly watched: readonly string[];
}

const CONFIRMATION = '<!-- baton:confirmation ';
const WAIVER = '<!-- baton:waiver ';
const END = ' -->';

export function formatConfirmation(confirmation: Confirmation): string {
  return `${CONFIRMATION}${JSON.stringify(confirmation)}${END}`;
}

export function formatWaiverScope(scope: WaiverScope): string {
  return `${WAIVER}${JSON.stringify(scope)}${END}`;
}

/** The confirmations in a comment by the app, in order. Never throws; what is not one is passed over. */
export function parseConfirmations(body: string): Confirmation[] {
  return payloads(body, CONFIRMATION).filter(isConfirmation);
}

export function parseWaiverScopes(body: string): WaiverScope[] {
  return payloads(body, WAIVER).filter(isWaiverScope);
}

function payloads(body: string, start: string): unknown[] {
  return body.split(/\r\n|\r|\n/).flatMap((line) => {
    if (!line.startsWith(start) || !line.endsWith(END)) return [];
    try {
      return [JSON.parse(line.slice(start.length, -END.length)) as unknown];
    } catch (error) {
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  });
}

function isConfirmation(value: unknown): value is Confirmation {
  if (typeof value !== 'object' || value === null) return false;
  const { document, by, isByAuthor, at, headSha, documents, watched } = value as Partial<
    Record<keyof Confirmation, unknown>
  >;
  return (
    (document === 'runbook' || document === 'context') &&
    typeof by === 'string' &&
    typeof isByAuthor === 'boolean' &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    typeof headSha === 'string' &&
    isDigests(documents) &&
    isDigests(watched)
  );
}

function isWaiverScope(value: unknown): value is WaiverScope {
  if (typeof value !== 'object' || value === null) return false;
  const { commentId, watched } = value as Partial<Record<keyof WaiverScope, unknown>>;
  return typeof commentId === 'number' && isDigests(watched);
}

function isDigests(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
