import { html, keptNewline, type Markup } from '../../../html.ts';
import { renderCheckCard, renderMergeBox } from './check-card.ts';
import { renderCommentForm, renderConversation } from './conversation.ts';
import { renderDocuments } from './documents-card.ts';
import { renderHappened } from './happened-panel.ts';
import { icon } from './icons.ts';
import { moment, type Page, region } from './layout.ts';
import type { MarkdownRenderer } from './markdown.ts';
import { avatar, personName } from './person.ts';
import type { PullView } from './view.ts';

/** A pull request: description and conversation, beside them the check and what Baton did. */
export async function renderPullPage(pull: PullView, markdown: MarkdownRenderer): Promise<Page> {
  const isOpen = pull.state === 'open';
  const regions = {
    heading: renderHeading(pull),
    description: await renderDescription(pull, markdown),
    documents: isOpen ? renderDocuments(pull.documents, `/pull/${pull.number}`) : NOTHING,
    check: isOpen || pull.check !== null ? await renderCheckCard(pull, markdown) : NOTHING,
    happened: isOpen || pull.happenings.length > 0 ? renderHappened(pull) : NOTHING,
    comments: await renderConversation(inOrder(pull), markdown),
    files: renderFiles(pull),
    merge: isOpen ? renderMergeBox(pull) : NOTHING,
  };
  const main = html`
<p class="crumbs"><a href="/">${icon('back')} All issues and pull requests</a></p>
${region('heading', regions.heading)}
<div class="columns">
  <div class="describe">
    <article class="card comment">
      <header>${avatar(pull.author)} ${personName(pull.author)} <span class="quiet">opened this ${moment(pull.createdAt)}</span> <span class="tag">Author</span></header>
      ${region('description', regions.description)}
      ${isOpen && renderEditor(pull)}
    </article>
    ${region('documents', regions.documents)}
    ${region('files', regions.files)}
  </div>
  <aside class="side" aria-label="Baton">
    ${region('check', regions.check)}
    ${region('happened', regions.happened)}
  </aside>
  <div class="talk">
    ${region('comments', regions.comments)}
    ${region('merge', regions.merge)}
    ${isOpen && renderCommentForm(pull)}
  </div>
</div>`;
  return { title: `${pull.title} · #${pull.number}`, main, regions };
}

const NOTHING = html``;

function inOrder({ comments, events }: PullView): PullView['events'] {
  return [...comments, ...events].sort((left, right) =>
    left.createdAt < right.createdAt ? -1 : left.createdAt > right.createdAt ? 1 : 0,
  );
}

function renderPill({ state, isDraft }: PullView): Markup {
  if (state === 'merged') return html`<span class="pill merged">${icon('merged')} Merged</span>`;
  if (state === 'closed') return html`<span class="pill closed">${icon('cross')} Closed</span>`;
  if (isDraft) return html`<span class="pill draft">${icon('draft')} Draft</span>`;
  return html`<span class="pill open">${icon('open')} Open</span>`;
}

function renderHeading(pull: PullView): Markup {
  const commits = pull.commits === 1 ? '1 commit' : `${pull.commits} commits`;
  return html`
<h1 class="title">${pull.title} <span class="number">#${pull.number}</span></h1>
<p class="meta">${renderPill(pull)}
${pull.state === 'merged' ? html`${commits} by ${personName(pull.author)} merged` : html`${personName(pull.author)} wants to merge ${commits}`} into <code>${pull.base}</code> from <code>${pull.head}</code>
${pull.labels.map((label) => html`<span class="label">${label}</span> `)}</p>`;
}

async function renderDescription(pull: PullView, markdown: MarkdownRenderer): Promise<Markup> {
  const isBlank = pull.body.replace(/<!--[\s\S]*?-->/g, '').trim() === '';
  if (isBlank) return html`<div class="prose"><p class="quiet"><em>No description provided.</em></p></div>`;
  return html`<div class="prose">${await markdown.render(pull.body, true)}</div>`;
}

function renderEditor(pull: PullView): Markup {
  return html`
<details class="editor">
  <summary class="button">${icon('pencil')} Edit</summary>
  <form method="post" action="/pull/${pull.number}/edit" data-live="Saved" data-closes>
    <label for="edit-title">Title</label>
    <input id="edit-title" name="title" value="${pull.title}" required maxlength="256" autocomplete="off">
    <label for="edit-body">Description</label>
    <textarea id="edit-body" name="body" rows="10" maxlength="65536">${keptNewline()}${pull.body}</textarea>
    <p class="row">
      <button class="primary">Save</button>
      <button type="button" data-cancel>Cancel</button>
      ${
        pull.suggestion !== null &&
        html`<button type="button" class="quietly" data-fill="edit-body" data-text="${pull.suggestion}">Show me one that says why</button>`
      }
    </p>
  </form>
</details>`;
}

/** The files that something changes, folded. */
export function renderFiles({ files, fileCount }: Pick<PullView, 'files' | 'fileCount'>): Markup {
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return html`
<details class="card files">
  <summary>${icon('file')} ${fileCount === 1 ? '1 file' : `${fileCount} files`} changed ${lines(additions, deletions)}</summary>
  <ul>${files.map((file) => html`<li><code>${file.path}</code> ${lines(file.additions, file.deletions)}</li>`)}
  ${fileCount > files.length && html`<li class="quiet">and ${fileCount - files.length} more</li>`}</ul>
</details>`;
}

function lines(additions: number, deletions: number): Markup {
  return html`<span class="lines"><span class="good">+${additions}</span> <span class="bad">−${deletions}</span></span>`;
}
