import type { Actor } from '../../facts.ts';
import type { CommitPerson } from '../readiness-facts.ts';

/**
 * Who writes without learning anything. GitHub tells Apps apart; these are accounts and trailers that look like people's.
 * Sources: the trailers that the tools themselves document or write: Claude Code (settings, `attribution`), Copilot's agent and
 * CLI (docs.github.com, "About Copilot coding agent"), Cursor (`cursoragent@cursor.com`), Codex (openai/codex,
 * `commit_attribution`), aider (aider.chat/docs/git.html), Devin and Jules (their GitHub Apps), Amp (ampcode.com), Dependabot, Renovate
 * (docs.renovatebot.com, `gitAuthor`) and GitHub Actions (actions/checkout, "Push a commit using the built-in token").
 */
const LOGINS = new Set([
  'claude',
  'copilot',
  'copilot-swe-agent',
  'cursoragent',
  'devin-ai-integration',
  'google-labs-jules',
  'gemini-code-assist',
  'gemini-cli',
  'chatgpt-codex-connector',
  'dependabot',
  'dependabot-preview',
  'renovate',
  'renovate-bot',
  'github-actions',
  'web-flow',
]);
const ADDRESSES = new Set([
  'noreply@anthropic.com',
  'cursoragent@cursor.com',
  'noreply@openai.com',
  'codex@openai.com',
  'noreply@aider.chat',
  'aider@aider.chat',
  'copilot@github.com',
  'amp@ampcode.com',
  'support@dependabot.com',
  'bot@renovateapp.com',
  'github-actions@github.com',
  'actions@github.com',
  'action@github.com',
  'noreply@github.com',
]);
/** Only what nobody is called: a Claude without an account may be a person. */
const NAMES = new Set([
  'claude code',
  'copilot',
  'github copilot',
  'cursor',
  'cursor agent',
  'codex',
  'openai codex',
  'codex cli',
  'chatgpt',
  'gemini',
  'gemini cli',
  'gemini code assist',
  'aider',
  'devin ai',
  'dependabot',
  'renovate',
  'renovate bot',
  'github actions',
  'github-actions',
]);
const APP_SUFFIX = '[bot]';
const NOREPLY = '@users.noreply.github.com';

/** Whether an account is not a person's. */
export function isBotActor({ login, isBot }: Actor): boolean {
  return isBot || isBotLogin(login);
}

/** Whether the author or co-author of a commit is not a person. */
export function isBotPerson({ name, email, login }: CommitPerson): boolean {
  if (ADDRESSES.has(email.trim().toLowerCase())) return true;
  const account = login ?? noreplyLogin(email);
  return account === null ? isBotName(name) : isBotLogin(account);
}

/** The login in an address that GitHub gives out, with or without the account's id in front; null for any other address. */
export function noreplyLogin(email: string): string | null {
  const address = email.trim();
  if (!address.toLowerCase().endsWith(NOREPLY)) return null;
  const local = address.slice(0, -NOREPLY.length);
  const login = local.slice(local.indexOf('+') + 1);
  return login === '' ? null : login;
}

function isBotLogin(login: string): boolean {
  const name = login.toLowerCase();
  return name.endsWith(APP_SUFFIX) || LOGINS.has(name);
}

/** Tools add their model in brackets: `aider (gpt-4o)`. */
function isBotName(name: string): boolean {
  const [bare = ''] = name.toLowerCase().split('(', 1);
  return name.toLowerCase().endsWith(APP_SUFFIX) || NAMES.has(bare.trim());
}
