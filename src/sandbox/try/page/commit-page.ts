import { html } from '../../../html.ts';
import { icon } from './icons.ts';
import { moment, type Page } from './layout.ts';
import { renderFiles } from './pull-page.ts';
import type { FileView } from './view.ts';

/** A commit as its page shows it. */
export interface CommitView {
  readonly sha: string;
  readonly headline: string;
  readonly body: string;
  /** The name that stands in the commit. */
  readonly author: string;
  /** ISO 8601. */
  readonly at: string;
  /** At most a hundred of them; none for a first commit. */
  readonly files: readonly FileView[];
  readonly fileCount: number;
}

/** A commit: its message, and the files that it changes. */
export function renderCommitPage(commit: CommitView): Page {
  const { sha, headline, body, author, at } = commit;
  const main = html`
<p class="crumbs"><a href="/">${icon('back')} All issues and pull requests</a></p>
<h1 class="title">${headline}</h1>
<p class="meta"><strong>${author}</strong> committed ${moment(at)} · <code>${sha.slice(0, 7)}</code></p>
${body !== '' && html`<section class="card prose plain">${body}</section>`}
${renderFiles(commit)}`;
  return { title: `${headline} · ${sha.slice(0, 7)}`, main, regions: {} };
}
