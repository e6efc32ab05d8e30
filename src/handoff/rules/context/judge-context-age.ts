import type { Config } from '../../config/config.ts';
import type { Confirmation } from '../../confirmations/confirmation.ts';
import { changesContent } from '../../documents/changes-content.ts';
import type { PullRequestFacts } from '../../facts.ts';
import type { Finding } from '../../finding.ts';
import type { Answer, RepositoryView } from '../../lookups/repository-view.ts';
import { CONTEXT_PATH } from './context-path.ts';
import { readContextAge } from './read-context-age.ts';

const CURRENT: Answer<Finding | null> = { kind: 'known', value: null };

/** The finding for a CONTEXT.md that nobody touched for too long; null where it is current, or nobody is to be told. */
export function judgeContextAge(
  facts: PullRequestFacts,
  config: Config,
  view: RepositoryView,
  confirmations: readonly Confirmation[],
): Answer<Finding | null> {
  if (confirmations.length > 0 || !isTold(facts, config)) return CURRENT;
  const changed = changesContent(CONTEXT_PATH, view);
  if (changed.kind === 'known' && changed.value) return CURRENT;
  const age = readContextAge({ now: facts.now, config, view }, (since) => view.mergesSince(since));
  if (age.kind === 'wanted' || changed.kind === 'wanted') return { kind: 'wanted' };
  // Age is advice: what can't be read is not held against anybody.
  if (age.kind === 'unknown' || age.value.isCurrent) return CURRENT;
  return { kind: 'known', value: describe(age.value.days, age.value.merges) };
}

/** It is the engineers' thinking: where the config names them, nobody else is asked for it. */
function isTold({ pullRequest: { author } }: PullRequestFacts, { engagement }: Config): boolean {
  if (author?.isBot === true) return false;
  if (engagement.engineers.length === 0) return true;
  const login = author?.login.toLowerCase();
  return engagement.engineers.some((name) => name.replace(/^@/, '').toLowerCase() === login);
}

/** GitHub is asked for no more than a page of merges. */
const MERGES_COUNTED = 100;

function describe(days: number, merges: number): Finding {
  const count = merges >= MERGES_COUNTED ? `${MERGES_COUNTED} or more` : String(merges);
  return {
    rule: 'context',
    severity: 'warn',
    reason: 'age',
    what: `\`${CONTEXT_PATH}\` was last changed ${days} days and ${count} merges ago.`,
    why: 'Whoever carries on tomorrow would start from where things stood then.',
    mend: 'Say in a few lines where things stand now; or, where nothing changed, press `Context still right` on the check.',
    minutes: 5,
    editorLink: { path: CONTEXT_PATH },
    isAlreadyOnBase: true,
  };
}
