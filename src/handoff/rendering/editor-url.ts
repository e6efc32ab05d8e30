import type { EditorLink, Finding } from '../finding.ts';
import { encodePart, encodePath } from '../text/encode-url.ts';

/** Where a pull request's files can be edited on GitHub. */
export interface Branches {
  /** Web address of the head's repository and its branch; null once a fork is gone. */
  readonly head: { readonly repositoryUrl: string; readonly branch: string } | null;
  readonly base: { readonly repositoryUrl: string; readonly branch: string };
}

/** Servers and proxies refuse longer addresses; GitHub's own limit is about 8,000 characters. */
const LONGEST_URL = 7_000;

/**
 * The address of GitHub's editor for a finding's file: on main for what main lacks, else on the pull request's branch. A
 * text that does not fit an address is cut at a line. Null where there is nothing to edit, or nowhere.
 */
export function editorUrl(
  { editorLink, isAlreadyOnBase }: Pick<Finding, 'editorLink' | 'isAlreadyOnBase'>,
  branches: Branches,
): string | null {
  if (editorLink === undefined) return null;
  const at = isAlreadyOnBase ? branches.base : branches.head;
  if (at === null) return null;
  return editorLink.value === undefined
    ? `${at.repositoryUrl}/edit/${encodePath(at.branch)}/${encodePath(editorLink.path)}${lineMark(editorLink)}`
    : newFileUrl(`${at.repositoryUrl}/new/${encodePath(at.branch)}`, editorLink.path, editorLink.value);
}

function lineMark({ line }: EditorLink): string {
  return line === undefined ? '' : `#L${line}`;
}

function newFileUrl(url: string, path: string, value: string): string {
  const start = `${url}?filename=${encodePart(path)}&value=`;
  const lines = value.split('\n');
  for (let count = lines.length; count > 0; count -= 1) {
    const whole = start + encodePart(lines.slice(0, count).join('\n'));
    if (whole.length <= LONGEST_URL) return whole;
  }
  return start.slice(0, -'&value='.length);
}
