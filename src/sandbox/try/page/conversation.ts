import { html, type Markup } from '../../../html.ts';
import { icon, isIcon } from './icons.ts';
import type { ExampleView, IssueEventView, IssueView } from './issue-view.ts';
import { issueLabel } from './issues-card.ts';
import { moment, region } from './layout.ts';
import type { MarkdownRenderer } from './markdown.ts';
import { avatar, personName } from './person.ts';
import type { CommentView, PullView, SpeakerView } from './view.ts';

/** What was said and done, oldest first; what is folded on GitHub is folded here. */
export async function renderConversation(
  entries: readonly (CommentView | IssueEventView)[],
  markdown: MarkdownRenderer,
): Promise<Markup> {
  if (entries.length === 0) return html`<p class="quiet none">No comments yet.</p>`;
  const parts = entries.map(async (entry) =>
    'body' in entry ? renderComment(entry, markdown) : renderEvent(entry),
  );
  return html`${await Promise.all(parts)}`;
}

function renderEvent({ actor, what, label, createdAt }: IssueEventView): Markup {
  return html`<p class="event">${avatar(actor)} ${personName(actor)} ${what} ${label !== '' && issueLabel(label)} <span class="quiet">${moment(createdAt)}</span></p>`;
}

async function renderComment(comment: CommentView, markdown: MarkdownRenderer): Promise<Markup> {
  const body = html`<div class="prose">${await markdown.render(comment.body, true)}</div>${reactionsOf(comment)}`;
  const head = html`<header>${avatar(comment.author)} ${personName(comment.author)}
  <span class="quiet">${comment.verb ?? 'commented'} ${moment(comment.createdAt)}${comment.isEdited && ' · edited'}</span>
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

/** Where the visitor speaks on a pull request. */
export function renderCommentForm({ number, speakers }: PullView): Markup {
  const chips = COMMANDS.map((command) =>
    chip(command.trim() + (command.endsWith(' ') ? ' …' : ''), command, null),
  );
  return commentForm(`/pull/${number}`, speakers, html`<p class="chips">${chips}</p>`);
}

/** Where the visitor speaks on an issue; its examples change with it. */
export function renderIssueCommentForm({ number, speakers, examples }: IssueView): Markup {
  return commentForm(`/issues/${number}`, speakers, region('examples', renderExamples(examples)));
}

/** Comments to begin with, each as somebody. */
export function renderExamples(examples: readonly ExampleView[]): Markup {
  if (examples.length === 0) return html``;
  return html`<p class="chips worded">${examples.map(({ name, text, as }) => chip(name, text, as))}</p>`;
}

function chip(name: string, text: string, as: string | null): Markup {
  return html`<button type="button" class="chip" title="${text}" data-fill="comment-body" data-text="${text}" data-as="${as ?? ''}">${name}</button> `;
}

/** Where the visitor speaks as somebody of this repository. */
function commentForm(place: string, speakers: readonly SpeakerView[], chips: Markup): Markup {
  return html`
<form class="card speak" method="post" action="${place}/comments" data-live="Commented">
  <h2><label for="comment-body">Add a comment</label></h2>
  ${chips}
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
