import { html, type Markup } from './html.ts';
import { icon, isIcon } from './icons.ts';
import { moment } from './layout.ts';
import type { MarkdownRenderer } from './markdown.ts';
import { avatar, personName } from './person.ts';
import type { CommentView, PullView } from './view.ts';

/** What was said, oldest first; what is folded on GitHub is folded here. */
export async function renderComments(pull: PullView, markdown: MarkdownRenderer): Promise<Markup> {
  if (pull.comments.length === 0) return html`<p class="quiet none">No comments yet.</p>`;
  return html`${await Promise.all(pull.comments.map((comment) => renderComment(comment, markdown)))}`;
}

async function renderComment(comment: CommentView, markdown: MarkdownRenderer): Promise<Markup> {
  const body = html`<div class="prose">${await markdown.render(comment.body, true)}</div>${reactionsOf(comment)}`;
  const head = html`<header>${avatar(comment.author)} ${personName(comment.author)}
  <span class="quiet">commented ${moment(comment.createdAt)}${comment.isEdited && ' · edited'}</span>
  ${comment.role !== '' && comment.role !== 'bot' && html`<span class="tag">${comment.role}</span>`}</header>`;
  if (comment.foldedAs === null)
    return html`<article class="card comment" id="comment-${comment.id}">${head}${body}</article>`;
  return html`<details class="card comment folded" id="comment-${comment.id}">
  <summary>${personName(comment.author)} <span class="quiet">This comment was marked as ${comment.foldedAs}.</span></summary>
  ${head}${body}</details>`;
}

function reactionsOf({ reactions }: CommentView): Markup | null {
  if (reactions.length === 0) return null;
  return html`<p class="reactions">${reactions.map(
    ({ emoji, label, count }) =>
      html`<span class="reaction"><span role="img" aria-label="${label}">${isIcon(label) ? icon(label) : emoji}</span> ${count}</span> `,
  )}</p>`;
}

const COMMANDS = [
  '/baton help',
  '/baton recheck',
  '/baton waive rationale hotfix: ',
  '/baton waive rationale ',
  '/baton waive runbook ',
];

/** Where the visitor speaks as somebody of this repository. */
export function renderCommentForm({ number, speakers }: PullView): Markup {
  return html`
<form class="card speak" method="post" action="/pull/${number}/comments" data-live="Commented">
  <h2><label for="comment-body">Add a comment</label></h2>
  <p class="chips">${COMMANDS.map(
    (command) =>
      html`<button type="button" class="chip" data-fill="comment-body" data-text="${command}">${command.trim()}${command.endsWith(' ') && ' …'}</button> `,
  )}</p>
  <textarea id="comment-body" name="body" rows="3" required maxlength="65536" placeholder="Markdown, or a command such as /baton help"></textarea>
  <p class="row">
    <label for="comment-as">as</label>
    <select id="comment-as" name="as">${speakers.map(
      ({ login, description }) => html`<option value="${login}">${login} (${description})</option>`,
    )}</select>
    <button class="primary">Comment</button>
  </p>
</form>`;
}
