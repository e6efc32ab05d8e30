import { html, type Markup } from '../../../html.ts';
import { icon } from './icons.ts';
import type { DocumentView } from './view.ts';

/** The documents that Baton reads, each with its editor; `base` is the page that the editors are below. */
export function renderDocuments(documents: readonly DocumentView[], base: string): Markup {
  return html`
<section class="card documents" aria-labelledby="documents-title">
  <h2 id="documents-title">${icon('book')} Documents that Baton reads</h2>
  <ul>${documents.map((document) => renderRow(document, base))}</ul>
</section>`;
}

function renderRow({ path, kind, isThere, isChanged }: DocumentView, base: string): Markup {
  const verb = isThere ? 'Edit' : 'Write';
  return html`<li>
  <span><code>${path}</code> <span class="quiet">${kind}</span>
  ${!isThere && html`<span class="label missing">not there</span>`}${isThere && isChanged && html`<span class="label">changed here</span>`}</span>
  <a class="button" href="${editorAddress(base, path)}">${icon('pencil')} ${verb}<span class="unseen"> ${path}</span></a>
</li>`;
}

/** Where a file's editor is. */
export function editorAddress(base: string, path: string): string {
  return `${base}/file?path=${encodeURIComponent(path)}`;
}
