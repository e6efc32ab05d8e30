import type { AppCredentials, Conversion } from '../github/convert-manifest.ts';
import { html, type Markup } from '../html.ts';
import type { AppDescription } from './app-description.ts';
import type { Manifest } from './manifest.ts';
import type { Page } from './page.ts';
import { renderCredentials, type Saved } from './save-credentials.ts';

/** What somebody chose, or what is proposed. */
export interface Choice {
  /** Empty for a personal account. */
  readonly organization: string;
  readonly webhook: string;
}

/** The first page: who is to own the App, and where GitHub delivers. */
export function choosePage(choice: Choice, token: string, problem: string | null): Page {
  return {
    status: problem === null ? 200 : 422,
    title: 'Register Baton on GitHub',
    main: html`<p>Baton works as a GitHub App of your own. Two questions, one button on GitHub, and it is registered.</p>
${problem !== null && html`<p class="warning" role="alert">${problem}</p>`}
<form action="/review" method="get">
<input type="hidden" name="token" value="${token}">
<label>Organisation that is to own the App
<input name="organization" value="${choice.organization}" autocomplete="off" autocapitalize="none" spellcheck="false">
<span class="quiet">Leave it empty for your personal account. A private App can be installed on its owner’s account only.</span></label>
<label>Address at which GitHub reaches Baton
<input name="webhook" value="${choice.webhook}" inputmode="url" autocapitalize="none" spellcheck="false" required>
<span class="quiet">Baton listens at <code>/api/github/webhooks</code>; that path is added.</span></label>
<button>Continue</button>
</form>`,
  };
}

/** The second page: exactly what GitHub will be asked for, and the button that asks. */
export function reviewPage(review: {
  readonly app: AppDescription;
  readonly manifest: Manifest;
  readonly action: string;
  readonly owner: string | null;
  readonly doubt: string | null;
}): Page {
  const { app, manifest, action, owner, doubt } = review;
  return {
    status: 200,
    title: 'What GitHub will be asked for',
    formTarget: new URL(action).origin,
    main: html`<p>The App will belong to ${owner === null ? 'your personal account' : html`the organisation <strong>${owner}</strong>`} on ${new URL(action).host}.
Sign in there first, in this browser.</p>
<p>Deliveries will go to <code>${manifest.hook_attributes.url}</code>.</p>
${doubt !== null && html`<p class="warning">${doubt}</p>`}
<form action="${action}" method="post">
<input type="hidden" name="manifest" value="${JSON.stringify(manifest)}">
<button>Register on GitHub</button>
</form>
<p class="quiet">GitHub lets you change the name, which must be free, and sends you back here.</p>
<h2>Permissions</h2>
${renderRows(app.permissions.map(({ name, level, why }) => [`${name}: ${level}`, why]))}
<h2>Events</h2>
${renderRows(app.events.map(({ name, why }) => [name, why]))}`,
  };
}

/** The last page: what became of it, and how to install the App. */
export function registeredPage(credentials: AppCredentials, saved: Saved): Page {
  return {
    status: 200,
    title: 'Registered',
    main: html`${saved.kind === 'saved' ? SAVED : renderOnce(credentials, saved)}
<p><a class="button" href="${`${credentials.appUrl}/installations/new`}">Install it in a repository</a></p>`,
  };
}

const SAVED = html`<p>The App’s credentials are in the file <code>.env</code>, and Baton starts with them now. From here on
<code>npm start</code> is all.</p>`;

function renderOnce(credentials: AppCredentials, saved: Saved): Markup {
  const reason =
    saved.kind === 'has-app'
      ? 'The file .env names another App, which is left as it is.'
      : 'Baton may not write a file .env here.';
  return html`<p class="warning">${reason} Copy these lines into Baton’s environment now, since <strong>they are shown this once</strong>;
then start Baton again.</p>
<pre>${renderCredentials(credentials)}</pre>`;
}

/** Somebody without the address that Baton printed. */
export const LOCKED_PAGE: Page = {
  status: 403,
  title: 'Open the address that Baton printed',
  main: html`<p>This Baton is not registered yet. Whoever started it finds the whole address of this page, with its one-time token, in the
terminal or the log.</p>`,
};

/** GitHub sent somebody here who did not begin here, or did so more than an hour ago, or came twice. */
export const UNKNOWN_STATE_PAGE: Page = {
  status: 400,
  title: 'This registration did not begin here',
  main: html`<p>Nothing was saved. Either it was begun more than an hour ago or before Baton was started again, or this page was loaded twice,
or somebody else sent you here. Open the address that Baton printed, and begin again.</p>
<p>An App that was made on the way can be deleted on GitHub, under Settings › Developer settings › GitHub Apps.</p>`,
};

/** GitHub gave no credentials. */
export function refusedPage(conversion: Exclude<Conversion, { kind: 'converted' }>): Page {
  return {
    status: 502,
    title: 'GitHub gave no credentials',
    main: html`<p>Nothing was saved: ${reasonOf(conversion)}.</p>
<p>Delete the App that was made on the way on GitHub, under Settings › Developer settings › GitHub Apps, open the address that
Baton printed, and begin again.</p>`,
  };
}

function reasonOf(conversion: Exclude<Conversion, { kind: 'converted' }>): string {
  switch (conversion.kind) {
    case 'unknown-code':
      return 'GitHub does not know the code that it sent you back with: it was used already, or is older than an hour';
    case 'refused':
      return `GitHub answered with the status ${conversion.status}; www.githubstatus.com tells whether it has troubles`;
    case 'no-answer':
      return 'GitHub did not answer. Can this machine reach its API';
  }
}

function renderRows(rows: readonly (readonly [string, string])[]): Markup {
  return html`<table>${rows.map(
    ([name, why]) => html`<tr><th scope="row"><code>${name}</code></th><td>${why}</td></tr>
`,
  )}</table>`;
}
