import { html, keptNewline, type Markup } from '../../../html.ts';
import { renderCheckCard } from './check-card.ts';
import { renderHappened } from './happened-panel.ts';
import { icon } from './icons.ts';
import { renderIssues } from './issues-card.ts';
import { type Page, region } from './layout.ts';
import type { MarkdownRenderer } from './markdown.ts';
import type { EditorView, OpenedText } from './view.ts';

/** A file in an editor; `value` is what a link proposes for it, empty where it proposes nothing. */
export async function renderEditorPage(
  view: EditorView,
  value: string,
  markdown: MarkdownRenderer,
): Promise<Page> {
  const { pull, main, path } = view;
  const base = pull ? `/pull/${pull.number}` : '/main';
  const regions = {
    ...(pull && { check: await renderCheckCard(pull, markdown) }),
    happened: renderHappened(pull ?? { happenings: main?.happenings ?? [] }),
    // Where the plan is edited, one sees what becomes of its phases.
    ...(main && path === main.issues.plan.path && { issues: renderIssues(main.issues) }),
  };
  const back = pull ? html`#${pull.number} ${pull.title}` : html`Documents on ${view.branch}`;
  const content = html`
<p class="crumbs"><a href="${base}">${icon('back')} ${back}</a></p>
<h1 class="title"><code>${path}</code></h1>
<p class="meta">${whereItGoes(view)}</p>
<div class="columns">
  <div class="describe">${renderForm(view, base, value)}</div>
  <aside class="side" aria-label="Baton">
    ${regions.check !== undefined && region('check', regions.check)}
    ${region('happened', regions.happened)}
  </aside>
</div>
${regions.issues !== undefined && region('issues', regions.issues)}`;
  return { title: `${path} · ${view.branch}`, main: content, regions };
}

function whereItGoes({ pull, branch, opened }: EditorView): Markup {
  const isNew = opened.kind === 'text' && opened.isNew;
  const what = isNew ? 'A new file. Saving commits it' : 'Saving commits';
  return pull
    ? html`${what} to <code>${branch}</code>, the head of this pull request, as ${pull.author.isBot ? 'somebody of the team' : pull.author.login}.`
    : html`${what} to <code>${branch}</code>.`;
}

function renderForm(view: EditorView, base: string, value: string): Markup {
  const { path, opened } = view;
  if (opened.kind === 'refused')
    return html`<section class="card message"><p>${opened.reason}.</p><p><a href="${base}">Back</a></p></section>`;
  return html`
<form class="card file-editor" method="post" action="${base}/file" data-live="Committed" data-keeps>
  <input type="hidden" name="path" value="${path}">
  <label for="file-text">${icon('file')} ${path}</label>
  <textarea id="file-text" name="text" rows="${rowsOf(opened)}" spellcheck="false">${keptNewline()}${proposed(opened, value)}</textarea>
  <p class="row"><button class="primary">Commit</button> <span class="quiet">Ctrl-Enter saves too.</span></p>
</form>`;
}

/** A link's text is for a new file: an existing one is never replaced by it. */
function proposed(opened: OpenedText, value: string): string {
  if (opened.kind === 'refused') return '';
  return opened.isNew ? value : opened.text;
}

function rowsOf(opened: OpenedText): number {
  const lines = opened.kind === 'text' ? opened.text.split('\n', 40).length : 0;
  return Math.min(32, Math.max(18, lines + 2));
}
