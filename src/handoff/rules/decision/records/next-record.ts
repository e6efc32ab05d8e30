import type { EditorLink } from '../../../finding.ts';
import { baseName, folderOf } from '../path-words.ts';
import { isDated, isRecordPath, recordNumber } from './record-paths.ts';

/** Where the first record goes. */
export const DEFAULT_FOLDER = 'docs/decisions';

const WIDTH = 4;
const LONGEST_SLUG = 50;

const NO_SLUG = /[^a-z0-9]+/g;
const NO_TITLE = /[^\p{L}\p{N} @/._+-]+/gu;
const DIGITS = /\d+/;

/** Every expression of this file, for the test of blow-up. */
export const NEXT_RECORD_PATTERNS = [NO_SLUG, NO_TITLE, DIGITS] as const;

/** What a new record is about. */
export interface RecordTopic {
  /** Such as `Use Redis`: data of users, cleaned here. */
  readonly title: string;
  /** What in the pull request asks for it, one line each: Markdown by Baton. Empty outside of one. */
  readonly signs: readonly string[];
  /** When the facts were read, ISO 8601. */
  readonly now: string;
}

/** A new record for GitHub's editor: named as its neighbours are (`existing`: paths of the folder's records), its four parts waiting. */
export function nextRecord(
  topic: RecordTopic,
  folder: string,
  existing: readonly string[],
): Required<Pick<EditorLink, 'path' | 'value'>> {
  const title = topic.title.replace(NO_TITLE, ' ').trim() || 'Decision';
  const slug = slugOf(title);
  const neighbours = existing.filter((path) => folderOf(path) === folder && isRecordPath(path));
  const number = nextNumber(neighbours);
  const path = `${folder}/${prefixFor(neighbours, number, topic.now)}${slug}.md`;
  return { path, value: skeleton(number === null ? title : `${number}. ${title}`, topic) };
}

function slugOf(title: string): string {
  const slug = title.toLowerCase().replace(NO_SLUG, '-').slice(0, LONGEST_SLUG);
  return trimDashes(slug) || 'decision';
}

function trimDashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charAt(start) === '-') start += 1;
  while (end > start && text.charAt(end - 1) === '-') end -= 1;
  return text.slice(start, end);
}

/** Null where the folder's records bear dates or names alone. */
function nextNumber(neighbours: readonly string[]): number | null {
  const numbers = neighbours.map(recordNumber).filter((number) => number !== null);
  if (numbers.length === 0) return neighbours.length === 0 ? 1 : null;
  return Math.max(...numbers) + 1;
}

/** As the last neighbour writes it: `0007-`, `adr-007-`, `20240131-`. */
function prefixFor(neighbours: readonly string[], number: number | null, now: string): string {
  if (number === null) {
    const dated = neighbours.find(isDated);
    if (dated === undefined) return '';
    return `${DIGITS.exec(baseName(dated))?.[0].length === 8 ? now.slice(0, 10).replaceAll('-', '') : now.slice(0, 10)}-`;
  }
  const last = neighbours.filter((path) => recordNumber(path) === number - 1).at(0);
  const name = last === undefined ? '' : baseName(last);
  const digits = DIGITS.exec(name);
  const before = digits === null ? '' : name.slice(0, digits.index);
  return `${before}${String(number).padStart(digits?.[0].length ?? WIDTH, '0')}-`;
}

/** Without a date: Git knows it, and the check would be another one every day. */
function skeleton(title: string, { signs }: RecordTopic): string {
  return `# ${title}

## Status

Proposed

## Context

<!-- What was the problem, and what mattered?${signs.length === 0 ? ' ' : bringsLines(signs)}-->

## Decision

<!-- We will ... And what was rejected, and why? -->

## Consequences

<!-- What gets easier, what gets harder, what would make you think again? -->
`;
}

function bringsLines(signs: RecordTopic['signs']): string {
  return ` This pull request brings:\n${signs.map((sign) => `- ${sign.replaceAll('>', '')}`).join('\n')}\n`;
}
