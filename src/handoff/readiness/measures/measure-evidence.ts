import type { Repository } from '../../facts.ts';
import { fileUrl } from '../../phases/file-url.ts';
import { codeSpan, quoteInline } from '../../text/neutralise.ts';

/** More are counted, not listed. */
const MOST_LISTED = 3;
const LONGEST_TITLE = 80;

/** A link to a file of the default branch, at a line where one is told. */
export function linkFile(repository: Repository, path: string, line: number | null = null): string {
  return `[${codeSpan(path)}](${lineUrl(repository, path, line)})`;
}

/** A link to one line of a file. */
export function linkLine(repository: Repository, path: string, line: number): string {
  return `[line ${line}](${lineUrl(repository, path, line)})`;
}

function lineUrl(repository: Repository, path: string, line: number | null): string {
  return `${fileUrl(repository, path)}${line === null ? '' : `#L${line}`}`;
}

/** That a file is not there, with a link to where it is missed. */
export function noFile({ url }: Repository, path: string): string {
  return `there is no ${codeSpan(path)} in [the repository](${url})`;
}

/** A link with somebody's words as its text: they are data. */
export function linkTitle(title: string, url: string): string {
  return `[${quoteInline(title, LONGEST_TITLE)}](${url})`;
}

/** The first few of a list, and how many more there are. */
export function listFew(entries: readonly string[], separator = ', '): string {
  const more = entries.length - MOST_LISTED;
  const few = entries.slice(0, MOST_LISTED).join(separator);
  return more > 0 ? `${few} and ${more} more` : few;
}
