import { html, type Markup } from '../../../html.ts';
import { checkStateOf, icon } from './icons.ts';
import { moment } from './layout.ts';
import type { MarkdownRenderer } from './markdown.ts';
import type { ActionView, AnnotationView, CheckView, PullView } from './view.ts';

/** The check as its own page on GitHub shows it: title, summary, findings, annotations, buttons. */
export async function renderCheckCard(pull: PullView, markdown: MarkdownRenderer): Promise<Markup> {
  const { check } = pull;
  const state = checkStateOf(check, pull.isChecking);
  const heading = pull.isChecking || check === null ? state.word : check.title;
  return html`
<section class="card check ${state.tone}" id="check" aria-labelledby="check-title">
  <header>
    <span class="mark">${state.mark}</span>
    <div>
      <h2 id="check-title">${heading}</h2>
      <p class="quiet">Check <b>Baton</b> · ${pull.isChecking ? 'in progress' : state.word}${check?.completedAt != null && html` · ${moment(check.completedAt)}`}</p>
    </div>
  </header>
  ${check !== null && (await renderOutput(check, pull, markdown))}
</section>`;
}

async function renderOutput(check: CheckView, pull: PullView, markdown: MarkdownRenderer): Promise<Markup> {
  return html`
<div class="output${pull.isChecking ? ' stale' : ''}">
  <div class="prose">${await markdown.render(check.summary)}</div>
  ${check.text !== '' && html`<div class="prose findings">${await markdown.render(check.text)}</div>`}
  ${check.annotations.length > 0 && annotationList(check.annotations)}
</div>
${
  pull.state === 'open' &&
  html`<footer class="buttons">
  ${check.actions.map((action) => button(pull.number, action))}
  ${button(pull.number, { identifier: 'rerun', label: 'Re-run', description: 'Ask for a new run, as beside the check on GitHub' })}
</footer>`
}`;
}

function button(number: number, { identifier, label, description }: ActionView): Markup {
  return html`<form method="post" action="/pull/${number}/press">
  <input type="hidden" name="button" value="${identifier}">
  <button id="press-${identifier}" title="${description}">${identifier === 'rerun' && icon('again')} ${label}</button>
</form>`;
}

function annotationList(annotations: readonly AnnotationView[]): Markup {
  const words = { failure: 'Failure', warning: 'Warning', notice: 'Notice' };
  return html`<h3>Annotations</h3><ul class="annotations">${annotations.map(
    (one) => html`<li class="${one.level}">
  <p><b>${words[one.level]}</b> <code>${one.path}</code> ${placeOf(one)}</p>
  ${one.title !== '' && html`<p><b>${one.title}</b></p>`}<p class="plain">${one.message}</p></li>`,
  )}</ul>`;
}

function placeOf({ startLine, endLine }: AnnotationView): string {
  return startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
}

/** The box above the merge button: every check in a line, and whether it lets merge. */
export function renderMergeBox(pull: PullView): Markup {
  const state = checkStateOf(pull.check, pull.isChecking);
  const headline = {
    good: 'All checks have passed',
    neutral: 'All checks have passed',
    bad: 'Some checks were not successful',
    pending: "Some checks haven't completed yet",
  }[state.tone];
  const said = pull.isChecking ? state.word : (pull.check?.title ?? '');
  return html`
<section class="card merge ${state.tone}" aria-labelledby="merge-title">
  <header><span class="mark">${state.mark}</span><h2 id="merge-title">${headline}</h2></header>
  <p class="row">${state.mark} <b>Baton</b> <span>${said}</span> <a href="#check">Details</a></p>
  <p class="row quiet">${mergeability(pull, state.tone)}</p>
</section>`;
}

function mergeability({ isDraft }: PullView, tone: ReturnType<typeof checkStateOf>['tone']): string {
  if (isDraft) return 'This pull request is still a work in progress: drafts are never blocked by Baton.';
  if (tone === 'bad') return 'Merging is blocked while the required check Baton fails.';
  return tone === 'pending'
    ? 'The required check Baton is expected.'
    : 'Nothing of Baton stands against merging.';
}
