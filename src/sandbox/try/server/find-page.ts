import { renderCommitPage } from '../page/commit-page.ts';
import { renderDiscussionPage } from '../page/discussion-page.ts';
import { renderEditorPage } from '../page/editor-page.ts';
import { renderIssuePage } from '../page/issue-page.ts';
import { type Page, renderClock } from '../page/layout.ts';
import { renderListPage } from '../page/list-page.ts';
import { renderMainPage } from '../page/main-page.ts';
import type { MarkdownRenderer } from '../page/markdown.ts';
import { renderPullPage } from '../page/pull-page.ts';
import type { Session } from '../session.ts';

/** What pages are made from. */
export interface PageSource {
  readonly session: Session;
  readonly markdown: MarkdownRenderer;
}

/** Finds the page at an address of this server; null where there is none. */
export async function findPage(source: PageSource, address: URL): Promise<Page | null> {
  const page = await findContent(source, address);
  return page && { ...page, regions: { ...page.regions, clock: renderClock(source.session.clock()) } };
}

async function findContent({ session, markdown }: PageSource, address: URL): Promise<Page | null> {
  const { pathname, searchParams } = address;
  if (pathname === '/') return renderListPage(await session.repository(), markdown);
  if (pathname === '/main') return renderMainPage(await session.main());
  const path = searchParams.get('path') ?? '';
  const value = searchParams.get('value') ?? '';
  if (pathname === '/main/file') return findEditor({ session, markdown }, null, path, value);
  const [, issueNumber] = /^\/issues\/(\d{1,9})$/.exec(pathname) ?? [];
  if (issueNumber !== undefined) {
    const issue = await session.issues.issue(Number(issueNumber));
    return issue && renderIssuePage(issue, markdown);
  }
  const [, discussionNumber] = /^\/discussions\/(\d{1,9})$/.exec(pathname) ?? [];
  if (discussionNumber !== undefined) {
    const discussion = session.reports.discussion(Number(discussionNumber));
    return discussion && renderDiscussionPage(discussion, markdown);
  }
  const [, sha] = /^\/commit\/([0-9a-f]{40,64})$/.exec(pathname) ?? [];
  if (sha !== undefined) {
    const commit = await session.commit(sha);
    return commit && renderCommitPage(commit);
  }
  const [, number, rest] = /^\/pull\/(\d{1,9})(\/file)?$/.exec(pathname) ?? [];
  if (number === undefined) return null;
  if (rest !== undefined) return findEditor({ session, markdown }, Number(number), path, value);
  const pull = await session.pull(Number(number));
  return pull && renderPullPage(pull, markdown);
}

async function findEditor(
  { session, markdown }: PageSource,
  number: number | null,
  path: string,
  value: string,
): Promise<Page | null> {
  const editor = path === '' ? null : await session.editor(number, path);
  return editor && renderEditorPage(editor, value, markdown);
}

/** Where the changes of an open page are heard of: its address without a proposed text, which may be long. */
export function liveAddress({ pathname, searchParams }: URL): string {
  const path = searchParams.get('path');
  return path === null ? pathname : `${pathname}?path=${encodeURIComponent(path)}`;
}

/** The address here of what a link to GitHub's editor opens, `/github/OWNER/NAME/edit/BRANCH/PATH`; null where there is none. */
export function editorOfLink(session: Session, { pathname, searchParams }: URL): string | null {
  const link = decodePath(pathname.slice('/github/'.length));
  const file = link === null ? null : session.locate(link, searchParams.get('filename') ?? '');
  if (file === null) return null;
  const base = file.number === null ? '/main' : `/pull/${file.number}`;
  const value = searchParams.get('value');
  const query = new URLSearchParams({ path: file.path, ...(value !== null && { value }) });
  return `${base}/file?${query.toString()}`;
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
