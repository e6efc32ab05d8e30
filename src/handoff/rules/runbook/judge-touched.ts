import type { Confirmation } from '../../confirmations/confirmation.ts';
import { changesContent } from '../../documents/changes-content.ts';
import type { Finding } from '../../finding.ts';
import { readBecauseLine } from '../../text/because-line.ts';
import { codeSpan, quoteInline } from '../../text/neutralise.ts';
import { confirmedNote } from '../confirmed-note.ts';
import type { Dependency } from './dependencies.ts';
import type { SystemRunbook } from './read-runbooks.ts';
import type { PartialJudgement, RunbookParts } from './runbook-parts.ts';

const NOTHING: PartialJudgement = { findings: [], unknown: null, notes: [] };

/** Changed files that a finding names. */
const MOST_NAMED = 3;

/** Whether a pull request that changes what a runbook depends on also looks after the runbook (DESIGN 4.3 b). */
export function judgeTouched({ system, dependencies }: SystemRunbook, parts: RunbookParts): PartialJudgement {
  const { facts, config, view, confirmations } = parts;
  const { touched } = config.rules.runbook;
  const { body, author } = facts.pullRequest;
  // A bot's bump is looked at by whoever merges it; nobody reads what a bot is asked.
  if (touched === 'off' || dependencies.length === 0 || author?.isBot === true) return NOTHING;
  const changed = changesContent(system.runbook, view);
  if (changed.kind === 'wanted') return { ...NOTHING, unknown: 'The runbook is being read.' };
  if (changed.kind === 'known' && changed.value) {
    return { ...NOTHING, notes: ['It was changed together with what it depends on.'] };
  }
  const reason = readBecauseLine(body, 'runbook', 'unchanged');
  if (reason !== null && reason !== '') {
    return { ...NOTHING, notes: [`Unchanged, because: "${quoteInline(reason)}"`] };
  }
  if (confirmations.kind === 'wanted') return { ...NOTHING, unknown: 'Confirmations are being read.' };
  const [confirmed] = confirmations.kind === 'known' ? confirmations.value.inForce.slice(-1) : [];
  if (confirmed !== undefined) return { ...NOTHING, notes: [confirmedNote(confirmed)] };
  const lapsed = confirmations.kind === 'known' ? confirmations.value.lapsed : null;
  return { ...NOTHING, findings: [describe(system.runbook, dependencies, { touched, reason, lapsed })] };
}

function describe(
  path: string,
  dependencies: readonly Dependency[],
  found: {
    readonly touched: Finding['severity'];
    readonly reason: string | null;
    readonly lapsed: Confirmation | null;
  },
): Finding {
  const named = dependencies.find((one) => one.named !== null)?.named ?? null;
  const refused =
    found.reason === '' ? ' (`Runbook: unchanged because` is there, but no reason after it.)' : '';
  const lapsed =
    found.lapsed === null
      ? ''
      : ` The confirmation by ${codeSpan(found.lapsed.by)} was for an earlier state of these files.`;
  return {
    rule: 'runbook',
    severity: found.touched,
    reason: 'touched',
    what: `${listed(dependencies)} changed, and ${relation(path, dependencies)}.${lapsed}${refused}`,
    why: 'Steps that no longer match what is deployed are worse than none: they are followed.',
    mend: 'Change the runbook along with it; or, where it still holds, press `Runbook still right` on the check, or write in the description:',
    snippet: 'Runbook: unchanged because ',
    minutes: 3,
    ...(named === null ? {} : { place: { path, line: named.line } }),
    editorLink: { path, ...(named === null ? {} : { line: named.line }) },
    isAlreadyOnBase: false,
  };
}

function listed(dependencies: readonly Dependency[]): string {
  const names = dependencies.slice(0, MOST_NAMED).map(({ path }) => codeSpan(path));
  const more = dependencies.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(' and ');
}

function relation(path: string, dependencies: readonly Dependency[]): string {
  const named = dependencies.find((one) => one.named !== null)?.named;
  const it = dependencies.length === 1 ? 'it' : 'them';
  if (named !== undefined && named !== null) {
    const section = named.section === null ? '' : ` › ${quoteInline(named.section, 80)}`;
    return `${codeSpan(path)}${section} relies on ${it}`;
  }
  if (dependencies.some(({ why }) => why === 'watched'))
    return `${codeSpan(path)} depends on ${it}, says the config`;
  return `${codeSpan(path)} describes how that is run`;
}
