import type { Repository } from '../facts.ts';
import { PROJECT_URL } from '../project.ts';
import { REQUIRED_PERMISSIONS } from '../readiness/required-permissions.ts';
import { editorUrl } from '../rendering/editor-url.ts';
import { codeSpan, quoteInline } from '../text/neutralise.ts';
import { joinOwnBlock, readOwnBlock } from '../text/own-block.ts';
import type { SetupFacts } from './setup-facts.ts';
import type { SetupItem } from './setup-items.ts';
import { SETUP_MARKER } from './setup-label.ts';

const SETUP_END = '<!-- baton:setup-end -->';

type Context = Pick<
  SetupFacts,
  'repository' | 'operator' | 'missingPermissions' | 'installationUrl' | 'setupIssue'
>;

/** The whole text of the setup issue: Markdown. What people wrote around Baton's block stays as it is. */
export function renderSetupIssue(items: readonly SetupItem[], context: Context): string {
  const people = readOwnBlock(context.setupIssue?.body ?? '', {
    isFirst: (line) => line.trim() === SETUP_MARKER,
    end: SETUP_END,
  });
  const required = items.filter(({ isRequired }) => isRequired);
  const others = items.filter(({ isRequired }) => !isRequired);
  const { repository } = context;
  const block = [
    SETUP_MARKER,
    headline(items, context),
    ...list('', required, repository),
    ...list(required.length === 0 ? '' : 'Good to have, the best first:', others, repository),
    ...graceLines(required),
    ...permissionLines(context),
    '',
    ...closing(context),
  ];
  return joinOwnBlock(block, people, SETUP_END);
}

function isOpen({ standing }: SetupItem): boolean {
  return standing.kind !== 'complete' && standing.kind !== 'unread';
}

function headline(items: readonly SetupItem[], { missingPermissions }: Context): string {
  const open = items.filter(isOpen);
  const required = open.filter(({ isRequired }) => isRequired);
  if (required.length > 0) {
    const minutes = required.reduce((sum, item) => sum + minutesOf(item), 0);
    return `**If whoever built this were gone tomorrow, could somebody else carry on?** A yes takes about ${minutes} minutes. Each link opens GitHub’s editor with a page to begin with, in which what this repository already shows is filled in. The list ticks itself.`;
  }
  if (items.some(({ isRequired, standing }) => isRequired && standing.kind === 'unread'))
    return '**Not everything could be read just now.** Baton looks again with the next change.';
  return open.length + missingPermissions.length === 0
    ? '**All is there: somebody else could carry on from here.** Nothing is left to do in this issue; close it whenever you like.'
    : '**All that every pull request is asked for is there.** What is open below is good to have; close this issue whenever you like.';
}

function list(title: string, items: readonly SetupItem[], repository: Repository): string[] {
  if (items.length === 0) return [];
  return [
    ...(title === '' ? [] : ['', title]),
    '',
    // What is open comes first: the order of `items` is that of value.
    ...items.filter(isOpen).map((item) => openLine(item, repository)),
    ...items.filter((item) => !isOpen(item)).map((item) => line(item, repository)),
  ];
}

function minutesOf({ standing, minutes }: SetupItem): number {
  return standing.kind === 'lacking' ? standing.minutes : minutes;
}

function openLine(item: SetupItem, repository: Repository): string {
  const { name, purpose, standing } = item;
  const says =
    standing.kind === 'lacking'
      ? `${placeOf(item)} is there, but does not say ${standing.asks.join('; ')}`
      : standing.kind === 'obstacle'
        ? `${placeOf(item)} is there, but is no page that can be read. It should say ${purpose}`
        : purpose;
  return `- [ ] **${name}**: ${says}. ${linkTo(item, repository)} (${minutesOf(item)} min)`;
}

function line(item: SetupItem, repository: Repository): string {
  const { name, purpose, standing, at } = item;
  if (standing.kind === 'complete') return `- [x] **${name}**${'path' in at ? ` (${placeOf(item)})` : ''}`;
  // A box that can't be told would lie, ticked or not.
  return 'setting' in at
    ? `- **${name}**: ${purpose}. ${linkTo(item, repository)} (${item.minutes} min)`
    : `- [ ] **${name}** (${placeOf(item)}) _could not be read just now_`;
}

function placeOf({ at }: SetupItem): string {
  return 'path' in at ? codeSpan(at.path) : 'the setting';
}

function linkTo({ at, standing }: SetupItem, { url, defaultBranch }: Repository): string {
  if ('setting' in at) return `[Open the settings](${url}/${at.setting})`;
  const isThere = standing.kind === 'lacking' || standing.kind === 'obstacle';
  const at1 = standing.kind === 'lacking' && standing.line !== null ? { line: standing.line } : {};
  const editorLink = isThere ? { path: at.path, ...at1 } : at;
  const base = { repositoryUrl: url, branch: defaultBranch };
  const address = editorUrl({ editorLink, isAlreadyOnBase: true }, { head: null, base }) ?? url;
  return `[${isThere ? 'Edit' : 'Create'} ${quoteInline(at.path)}](${address})`;
}

function permissionLines({ missingPermissions, installationUrl }: Context): string[] {
  if (missingPermissions.length === 0) return [];
  return [
    '',
    `The account has not accepted all permissions, and Baton does what it can without them. [Accept them](${installationUrl}), and what they bring comes by itself:`,
    '',
    ...missingPermissions.map((permission) => `- ${codeSpan(permission)}${bringing(permission)}`),
  ];
}

function bringing(permission: string): string {
  const brings = REQUIRED_PERMISSIONS.find(({ name, level }) => `${name}: ${level}` === permission)?.brings;
  return brings === undefined ? '' : `: ${brings}`;
}

/** As long as main never had a page (DESIGN 4). */
function graceLines(required: readonly SetupItem[]): string[] {
  if (!required.some(({ standing }) => standing.kind === 'gone')) return [];
  return [
    '',
    'While this issue is open, and for 14 days at the most, pull requests hear of a missing page as advice only. After that, their check fails.',
  ];
}

function closing({ repository, operator }: Context): string[] {
  return [
    `To have the check hold back merges, make \`Baton\` a required check of ${codeSpan(repository.defaultBranch)} ([Settings › Rules](${repository.url}/settings/rules)).`,
    '',
    `This is [Baton](${PROJECT_URL})${operator === null ? '' : `, run by ${quoteInline(operator)}`}. \`.github/baton.yml\` changes what it asks.`,
  ];
}
