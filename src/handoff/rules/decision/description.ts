import type { PullRequest, Repository } from '../../facts.ts';
import { isRealExcuse } from '../../text/none-because.ts';
import { linesOf } from './lines.ts';
import { isRecordPath } from './records/record-paths.ts';

/** What a description says of the decision behind the pull request. */
export interface DecisionMentions {
  /** `Decision: none because ...`; null where there is no such line. */
  readonly excuse: { readonly reason: string; readonly isAccepted: boolean } | null;
  /** Paths of records that it links or names, in order, each once. */
  readonly paths: readonly string[];
  /** Numbers of records that it names, as in `ADR-0007`. */
  readonly numbers: readonly number[];
}

const LEADING_MARKS = /^[\s>*_-]{1,20}/;
const BOLD = /[*_]{1,3}/g;
const TOKEN_END = /[\s()<>[\]"'`,|]+/;
const ADDRESS_END = /[#?]/;
const NUMBER = /\badrs?[-_ #]{0,3}(\d{1,5})\b/gi;

/** Every expression of this file, for the test of blow-up. */
export const DESCRIPTION_PATTERNS = [LEADING_MARKS, BOLD, TOKEN_END, ADDRESS_END, NUMBER] as const;

/** More links than this are a list, not a reference. */
const MOST_PATHS = 10;

/** Reads a description outside its comments and fenced code. */
export function readMentions(
  { body, baseRefName, headRefName }: Pick<PullRequest, 'body' | 'baseRefName' | 'headRefName'>,
  { url }: Pick<Repository, 'url'>,
): DecisionMentions {
  const refs = [baseRefName, headRefName];
  const lines = proseLines(body);
  const text = lines.join('\n');
  const paths = text
    .split(TOKEN_END)
    .map((token) => recordIn(token, url, refs))
    .filter((path) => path !== null);
  return {
    excuse:
      lines.map((line, index) => readExcuse(line, lines[index + 1] ?? '')).find((found) => found !== null) ??
      null,
    paths: [...new Set(paths)].slice(0, MOST_PATHS),
    numbers: [...new Set(Array.from(text.matchAll(NUMBER), ([, digits]) => Number(digits)))].slice(
      0,
      MOST_PATHS,
    ),
  };
}

function proseLines(body: string): string[] {
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of linesOf(withoutComments(body))) {
    const start = line.trimStart().slice(0, 3);
    const isFence = start === '```' || start === '~~~';
    if (isFence && (fence === null || fence === start)) fence = fence === null ? start : null;
    else if (fence === null) lines.push(line);
  }
  return lines;
}

function withoutComments(body: string): string {
  const kept: string[] = [];
  let at = 0;
  while (true) {
    const start = body.indexOf('<!--', at);
    if (start === -1) break;
    kept.push(body.slice(at, start));
    const end = body.indexOf('-->', start);
    if (end === -1) return kept.join('');
    at = end + '-->'.length;
  }
  return [...kept, body.slice(at)].join('');
}

const NONE = 'decision: none';

/** `next` is the line below, since people wrap right after "because". */
function readExcuse(line: string, next: string): DecisionMentions['excuse'] {
  const bare = line.replace(LEADING_MARKS, '').replace(BOLD, '').trim();
  if (!bare.toLowerCase().startsWith(NONE)) return null;
  const rest = bare.slice(NONE.length).trim();
  const given = rest.toLowerCase().startsWith('because') ? rest.slice('because'.length).trim() : '';
  const reason = given === '' ? next.trim() : given;
  return { reason, isAccepted: isRealExcuse(reason) };
}

/** The record that a path or an address of this repository leads to. */
function recordIn(token: string, repositoryUrl: string, refs: readonly string[]): string | null {
  const [address = ''] = token.split(ADDRESS_END, 1);
  if (!address.includes('/')) return null;
  const prefix = `${repositoryUrl.toLowerCase()}/blob/`;
  if (address.toLowerCase().startsWith(prefix))
    return recordBehindRef(decode(address.slice(prefix.length)), refs);
  if (address.includes('://')) return null;
  const path = trimPath(decode(address));
  return isRecordPath(path) ? path : null;
}

/** The names of the pull request's own branches may have slashes; any other ref is taken for one part. */
function recordBehindRef(rest: string, refs: readonly string[]): string | null {
  const ref = refs.find((name) => rest.startsWith(`${name}/`));
  const path = trimPath(rest.slice(ref === undefined ? rest.indexOf('/') + 1 : ref.length + 1));
  return isRecordPath(path) ? path : null;
}

function trimPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const joined = parts.join('/');
  return joined.endsWith('.') ? joined.slice(0, -1) : joined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone `%` is no escape: the path is taken as it stands.
    return text;
  }
}
