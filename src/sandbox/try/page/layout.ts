import { html, type Markup } from '../../../html.ts';
import type { ClockView } from './view.ts';

/** A page and its parts that change while it is open, by name. */
export interface Page {
  readonly title: string;
  readonly main: Markup;
  readonly regions: Readonly<Record<string, Markup>>;
}

/** A part of a page that is replaced when it changes. */
export function region(name: string, content: Markup): Markup {
  return html`<div data-region="${name}">${content}</div>`;
}

/** In the order in which the later ones win. */
const STYLES = ['base', 'list', 'conversation', 'prose', 'check', 'documents', 'issues', 'chart', 'report'];

/** The repository as every page names it. */
export interface Whereabouts {
  readonly name: string;
  readonly branch: string;
  readonly clock: ClockView;
}

/** The whole document around a page; `path` is where its changes are heard of. */
export function renderDocument(page: Page, { name, branch, clock }: Whereabouts, path: string): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${STYLES.map((name) => html`<link rel="stylesheet" href="/${name}.css">`)}
<script src="/client.js" defer></script>
</head>
<body data-path="${path}">
<a class="skip" href="#main">Skip to the page</a>
<header class="bar">
  <a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28"> Baton</a>
  <a class="repository" href="/">${name}</a>
  <a class="place" href="/main">Documents on ${branch}</a>
  ${region('clock', renderClock(clock))}
  <span class="where">A stand-in for GitHub, on this machine. Nothing leaves it.</span>
</header>
<main id="main" tabindex="-1">${page.main}</main>
<p class="toast" role="status" hidden></p>
</body>
</html>
`.markup;
}

/** The trial's date where it is not today's; all that the page's script knows of the trial's time. */
export function renderClock({ aheadMs, differs }: ClockView): Markup {
  const day = new Date(Date.now() + aheadMs).toISOString().slice(0, 10);
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const said = new Intl.DateTimeFormat('en-GB', format).format(new Date(day));
  return html`<span id="trial-clock" data-ahead="${aheadMs}"${differs ? html` class="date"` : html` hidden`}>${differs && html`In this trial it is ${said}`}</span>`;
}

/** A page that only says something. */
export function renderMessage(title: string, text: string): Page {
  const main = html`<section class="card message"><h1>${title}</h1><p>${text}</p><p><a href="/">All issues and pull requests</a></p></section>`;
  return { title, main, regions: {} };
}

/** A moment, which the page's script tells as `2 minutes ago`. */
export function moment(iso: string): Markup {
  return html`<time datetime="${iso}">${iso.replace('T', ' ').replace(/(:\d\d)(:\d\d)?(\.\d+)?Z$/, '$1 UTC')}</time>`;
}
