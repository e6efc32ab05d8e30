import type { Repository } from '../facts.ts';
import { PROJECT_URL } from '../project.ts';
import { editorUrl } from '../rendering/editor-url.ts';
import { quoteInline } from '../text/neutralise.ts';
import type { SetupItem } from './setup-items.ts';

/** First line of the issue that asks to set a repository up (DESIGN 3). */
export const SETUP_MARKER = '<!-- baton:setup -->';

/** The whole text of the setup issue: Markdown. */
export function renderSetupIssue(
  items: readonly SetupItem[],
  repository: Repository,
  operator: string | null,
): string {
  const missing = items.filter(({ isThere, isRequired }) => isRequired && isThere === false).length;
  const required = items.filter(({ isRequired }) => isRequired);
  const others = items.filter(({ isRequired }) => !isRequired);
  return [
    SETUP_MARKER,
    missing === 0
      ? '**All is there that every pull request is asked for.** Close this issue when you have read it.'
      : '**If whoever built this were gone tomorrow, could somebody else carry on?** For that the repository still lacks:',
    '',
    ...required.map((item) => line(item, repository)),
    ...(others.length === 0
      ? []
      : ['', 'Good to have:', '', ...others.map((item) => line(item, repository))]),
    '',
    'Each link opens an editor with a page to begin with, in which what the repository already shows is filled in. This list ticks itself.',
    '',
    'Pull requests are told what is missing here as advice while this issue is open, for 14 days at the most. After that, a check fails where main still lacks it.',
    '',
    '**One setting is worth the minute:** under Settings › General › Pull Requests, let squash merges take the pull request’s _title and description_, so that the reason for each change stays in Git.',
    '',
    `This is [Baton](${PROJECT_URL})${operator === null ? '' : `, run by ${quoteInline(operator)}`}. \`.github/baton.yml\` changes what it asks.`,
  ].join('\n');
}

function line({ what, isThere, editorLink }: SetupItem, { url, defaultBranch }: Repository): string {
  if (isThere === null) return `- [ ] ${what} _Could not be read._`;
  if (isThere) return `- [x] ${what}`;
  const branch = { repositoryUrl: url, branch: defaultBranch };
  const link = editorUrl({ editorLink, isAlreadyOnBase: true }, { head: null, base: branch });
  return `- [ ] ${what} [Create ${quoteInline(editorLink.path)}](${link ?? url})`;
}
