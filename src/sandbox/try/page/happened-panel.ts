import { html, type Markup } from '../../../html.ts';
import { moment } from './layout.ts';
import type { HappeningView, RequestView } from './view.ts';

/** What Baton asked of GitHub for what the visitor did, newest first. */
export function renderHappened({ happenings }: { readonly happenings: readonly HappeningView[] }): Markup {
  return html`
<section class="card happened" aria-labelledby="happened-title">
  <h2 id="happened-title">What happened</h2>
  ${
    happenings.length === 0
      ? html`<p class="quiet">Edit, save, comment or press a button: here you see what Baton asked of GitHub for it.</p>`
      : html`<ol>${happenings.map(renderHappening)}</ol>`
  }
</section>`;
}

function renderHappening(happening: HappeningView): Markup {
  const took = happening.elapsedMs === null ? null : html` <b>${seconds(happening.elapsedMs)}</b>`;
  return html`<li>
  <p><b>${happening.what}</b> <span class="quiet">${moment(happening.at)}</span></p>
  <p>${happening.outcome}${happening.state === 'done' && took}</p>
  ${happening.counts.length > 0 && html`<p class="counts">${happening.counts.map((count) => html`<span class="count">${count}</span> `)}</p>`}
  ${happening.requests.length > 0 && requestTable(happening.requests)}
</li>`;
}

function requestTable(requests: readonly RequestView[]): Markup {
  const rows = requests.map(
    ({ what, detail, ms, status }) =>
      html`<tr><td>${what}<br><code>${detail}</code></td><td>${status === 0 ? '…' : status}</td><td>${ms} ms</td></tr>`,
  );
  const table = html`<table><thead><tr><th scope="col">Request</th><th scope="col">Status</th><th scope="col">Time</th></tr></thead><tbody>${rows}</tbody></table>`;
  return html`<details><summary>Each request</summary>${table}</details>`;
}

function seconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}
