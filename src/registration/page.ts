import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { html, type Markup, trusted } from '../html.ts';

const STYLE = `
:root { color-scheme: light dark; --quiet: light-dark(#59636e, #9aa4b0); --line: light-dark(#d1d9e0, #30363d);
  font: 16px / 1.5 system-ui, sans-serif; }
* { box-sizing: border-box; }
body { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; background: light-dark(#fff, #0d1117);
  color: light-dark(#1f2328, #e6edf3); }
a { color: light-dark(#0959c5, #6cb1ff); }
h1 { margin: 0 0 0.5rem; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 2rem 0 0.25rem; font-size: 1.0625rem; }
p { margin: 0.5rem 0; }
form { display: grid; gap: 1.25rem; margin: 1.5rem 0; }
label { font-weight: 600; }
input { display: block; width: 100%; margin-top: 0.25rem; padding: 0.55rem 0.7rem; border: 1px solid var(--quiet);
  border-radius: 8px; font: inherit; font-weight: 400; }
button, .button { display: inline-block; justify-self: start; padding: 0.6rem 1.25rem; border: 0; border-radius: 8px;
  background: light-dark(#1a7f37, #238636); color: #fff; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
:focus-visible { outline: 2px solid light-dark(#0959c5, #6cb1ff); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 400; }
code, pre { font: 0.875em / 1.5 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre { padding: 0.75rem; border: 1px solid var(--line); border-radius: 8px; white-space: pre-wrap; user-select: all; }
th code { white-space: nowrap; }
.quiet { color: var(--quiet); font-weight: 400; font-size: 0.875rem; }
.warning { padding: 0.6rem 0.9rem; border-left: 4px solid light-dark(#bf8700, #d29922); background: light-dark(#fff8c5, #272115); }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** A page of the set-up; `formTarget` is the origin, beside this one, to which its form may be sent. */
export interface Page {
  readonly status: number;
  readonly title: string;
  readonly main: Markup;
  readonly formTarget?: string;
}

/** Sends a page that nobody may keep, frame, or run a script in. */
export function sendPage(response: ServerResponse, { status, title, main, formTarget = '' }: Page): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // The server ends as soon as the App is registered.
      connection: 'close',
      'content-security-policy': [
        "default-src 'none'",
        `style-src 'sha256-${STYLE_HASH}'`,
        `form-action 'self' ${formTarget}`.trim(),
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
      // The address holds the one-time token; GitHub still wants to know the origin of a form.
      'referrer-policy': 'origin',
      'x-content-type-options': 'nosniff',
    })
    .end(render(title, main));
}

function render(title: string, main: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Baton</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`.markup;
}
