import type { CheckRunContent } from '../effects/effect.ts';
import { CHECK_AGAIN } from './buttons.ts';

/** The check where Baton could not read what it needs: neutral, since unknown is never shown as passed. */
export function renderUnread(at: {
  readonly headSha: string;
  readonly externalId: string;
  /** ISO 8601. */
  readonly now: string;
}): CheckRunContent {
  const title = 'Could not be read yet; Baton tries again';
  return {
    name: 'Baton',
    headSha: at.headSha,
    externalId: at.externalId,
    conclusion: 'neutral',
    completedAt: at.now,
    title,
    summary: [
      `**${title}**`,
      'Baton could not read this pull request from GitHub, so it says nothing about it, neither good nor bad. It keeps trying for some minutes; `Check again` asks for one more.',
    ].join('\n\n'),
    text: '',
    annotations: [],
    actions: [CHECK_AGAIN],
  };
}
