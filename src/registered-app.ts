import { type AppAnswer, fetchApp } from './github/fetch-app.ts';
import { missingPermissions } from './handoff/readiness/required-permissions.ts';
import { type AppDescription, readAppDescription } from './registration/app-description.ts';
import type { Settings } from './settings.ts';

/** Whether Baton can work as this App: with something to warn of, or not at all. */
export type AppVerdict =
  | { readonly kind: 'usable'; readonly warnings: readonly string[] }
  | { readonly kind: 'refused'; readonly problem: string };

/** Asks GitHub once whether the key belongs to the App, and whether the App asks for what `app.yml` says. */
export async function checkRegisteredApp(
  { appId, privateKey, apiUrl }: Settings,
  warn: (message: string) => void,
): Promise<AppVerdict> {
  const endpoint = { baseUrl: apiUrl, userAgent: 'baton', log: { warn } };
  return judgeRegisteredApp(await fetchApp({ appId, privateKey }, endpoint), readAppDescription());
}

/** What GitHub's answer means. An answer that did not come is a warning: GitHub may be down, and Baton works it off later. */
export function judgeRegisteredApp(answer: AppAnswer, app: AppDescription): AppVerdict {
  switch (answer.kind) {
    case 'refused':
      return {
        kind: 'refused',
        problem:
          'APP_ID and the private key: GitHub knows no such pair. Take both from the settings page of one App; on another GitHub than github.com, look at GHE_HOST or GITHUB_API_URL, too',
      };
    case 'wrong-clock':
      return {
        kind: 'refused',
        problem:
          "The clock of this machine is wrong, so that GitHub refuses the App's signature: set it right (NTP)",
      };
    case 'no-answer': {
      const how = answer.status === null ? 'did not answer' : `answered with ${answer.status}`;
      return {
        kind: 'usable',
        warnings: [`GitHub ${how}, so the App's credentials could not be checked; Baton goes on`],
      };
    }
    case 'known': {
      const permissions = missingPermissions(answer.permissions);
      const events = app.events.map(({ name }) => name).filter((name) => !answer.events.includes(name));
      return { kind: 'usable', warnings: [...tell('permissions', permissions), ...tell('events', events)] };
    }
  }
}

function tell(what: string, missing: readonly string[]): string[] {
  if (missing.length === 0) return [];
  return [
    `The App lacks ${what} that Baton needs: ${missing.join(', ')}. Add them on its settings page; accounts are asked to accept them`,
  ];
}
