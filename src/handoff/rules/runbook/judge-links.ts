import type { DeadReference } from '../../documents/references/judge-references.ts';
import type { Finding } from '../../finding.ts';
import { codeSpan } from '../../text/neutralise.ts';
import { weigh } from '../weigh.ts';
import { readFile, referencesOf, type SystemRunbook } from './read-runbooks.ts';
import type { PartialJudgement, RunbookParts } from './runbook-parts.ts';

/** More dead references than these are counted in one finding. */
const MOST_TOLD = 10;

/** Whether what a runbook refers to exists once the pull request is merged (DESIGN 4.3 a). */
export function judgeLinks(
  { system, reading, references }: SystemRunbook,
  parts: RunbookParts,
): PartialJudgement {
  if (reading.kind !== 'read' || references === null || references.dead.length === 0) {
    return { findings: [], unknown: null, notes: [] };
  }
  const path = system.runbook;
  const before = deadOnBase(path, parts);
  if (before === 'wanted') return { findings: [], unknown: 'The runbook is being read.', notes: [] };
  const [own, old] = [
    references.dead.filter((dead) => !before.has(nameOf(dead))),
    references.dead.filter((dead) => before.has(nameOf(dead))),
  ];
  return {
    findings: [
      ...own.slice(0, MOST_TOLD).map((dead) => describe(dead, path, parts)),
      ...describeOld(old, path, parts),
    ],
    unknown: null,
    notes: [],
  };
}

/** What main's runbook refers to in vain already. */
function deadOnBase(path: string, { facts, view }: RunbookParts): ReadonlySet<string> | 'wanted' {
  const base = view.onBase();
  const reading = readFile(base.file(path));
  if (reading.kind === 'wanted') return 'wanted';
  if (reading.kind !== 'read') return new Set();
  const { dead } = referencesOf(reading.document, path, facts, base);
  return new Set(dead.map(nameOf));
}

function nameOf({ reference }: DeadReference): string {
  return `${reference.kind} ${reference.text}`;
}

const WHY = 'Whoever follows the runbook in an outage stops at this line, and has to guess what was meant.';

function describe(dead: DeadReference, path: string, parts: RunbookParts): Finding {
  const { line, column, endLine, endColumn } = dead.reference.place;
  const isBrokenByThis = !parts.view.touches(path);
  return {
    rule: 'runbook',
    reason: `dead-${dead.reference.kind}`,
    what: `${dead.what}${isBrokenByThis ? ' once this is merged' : ''}.`,
    why: WHY,
    mend: mend(isBrokenByThis ? { ...dead, suggestion: dead.suggestion ?? renamedTo(parts) } : dead),
    minutes: 2,
    place: { path, line, column, endLine, endColumn },
    editorLink: { path, line },
    ...weigh({ kind: 'flaw', isOnBase: false, level: parts.level }, parts.facts),
  };
}

/** GitHub tells the new name of a renamed file, not its old one: with a single one there is no doubt what is meant. */
function renamedTo({ facts }: RunbookParts): string | null {
  const { files } = facts.pullRequest;
  if (files.kind !== 'known') return null;
  const [renamed, ...others] = files.value.filter(({ change }) => change === 'renamed');
  return renamed === undefined || others.length > 0 ? null : renamed.path;
}

function mend({ suggestion }: DeadReference): string {
  return suggestion === null
    ? 'Name what takes its place, or take the line out.'
    : `Probably meant: ${codeSpan(suggestion)}.`;
}

/** What main's runbook refers to in vain already is one finding: each pull request would repeat it. */
function describeOld(dead: readonly DeadReference[], path: string, parts: RunbookParts): Finding[] {
  const [first, ...others] = dead;
  if (first === undefined) return [];
  const { line } = first.reference.place;
  const list = dead
    .slice(0, MOST_TOLD)
    .map((one) =>
      `- line ${one.reference.place.line}: ${one.what}. ${one.suggestion === null ? '' : mend(one)}`.trimEnd(),
    );
  return [
    {
      rule: 'runbook',
      reason: `dead-${first.reference.kind}`,
      what:
        others.length === 0
          ? `${first.what}.`
          : `${codeSpan(path)} refers to ${dead.length} things that are not there.`,
      why: WHY,
      mend:
        others.length === 0
          ? mend(first)
          : `Name what takes their place, or take the lines out:\n\n${list.join('\n')}`,
      minutes: 2 * dead.length,
      place: { path, line },
      editorLink: { path, line },
      ...weigh({ kind: 'flaw', isOnBase: true, level: parts.level }, parts.facts),
    },
  ];
}
