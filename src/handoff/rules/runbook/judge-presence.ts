import type { DocumentObstacle } from '../../documents/read-once.ts';
import type { Finding } from '../../finding.ts';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import { codeSpan } from '../../text/neutralise.ts';
import { weigh } from '../weigh.ts';
import type { SystemRunbook } from './read-runbooks.ts';
import type { PartialJudgement, RunbookParts } from './runbook-parts.ts';
import { runbookSkeleton } from './skeleton.ts';

const UNREADABLE: Readonly<Record<Exclude<DocumentObstacle, 'gone'>, string>> = {
  empty: 'is empty',
  binary: 'is not a text file',
  'symbolic-link': 'is a symbolic link, which says nothing by itself',
  'too-large': 'is longer than 131,072 characters, more than anybody reads in an outage',
};

/** What is to be said where there is no runbook that can be read; null where there is one. */
export function judgePresence(runbook: SystemRunbook, parts: RunbookParts): PartialJudgement | null {
  const { reading, system } = runbook;
  switch (reading.kind) {
    case 'read':
      return null;
    case 'wanted':
      return { findings: [], unknown: 'The runbook is being read.', notes: [] };
    case 'unknown':
      return {
        findings: [],
        unknown: `${codeSpan(system.runbook)} could not be read: ${reading.reason}.`,
        notes: [],
      };
    case 'obstacle':
      return { findings: [describe(reading.obstacle, runbook, parts)], unknown: null, notes: [] };
  }
}

function describe(obstacle: DocumentObstacle, { system }: SystemRunbook, parts: RunbookParts): Finding {
  const { facts, view, level } = parts;
  const path = system.runbook;
  const isOnBase = !view.touches(path);
  const weight = weigh({ kind: 'absence', isOnBase, wasOnBase: wasThere(path, view), level }, facts);
  const of = system.paths.includes('**') ? '' : ` of ${codeSpan(system.name)}`;
  const shared = {
    rule: 'runbook',
    reason: obstacle === 'gone' ? 'missing' : obstacle,
    why: 'If something breaks tomorrow and its author is not there, the people on call have nothing to go by.',
    ...weight,
  } as const;
  if (obstacle !== 'gone') {
    return {
      ...shared,
      what: `the runbook${of}, ${codeSpan(path)}, ${UNREADABLE[obstacle]}.`,
      mend: 'Make it a Markdown file that answers four questions: how to monitor, what alerts mean, how to roll back, whom to reach.',
      editorLink: { path },
      minutes: 15,
    };
  }
  const isRemoved = !isOnBase;
  return {
    ...shared,
    what: isRemoved
      ? `this removes the runbook${of}, ${codeSpan(path)}.`
      : `there is no runbook${of}: ${codeSpan(path)} does not exist.`,
    mend: `${whereabouts(path, view)}Answer four questions in it: how to monitor, what alerts mean, how to roll back, whom to reach. The link opens an editor with what the repository already shows filled in.`,
    editorLink: { path, value: runbookSkeleton(view) },
    minutes: 20,
  };
}

/** Whether main had the file once. */
function wasThere(path: string, view: RepositoryView): boolean {
  const versions = view.versions(path);
  return versions.kind === 'known' && versions.value.length > 0;
}

/** A folder that is a submodule holds files that no pull request of this repository can mend. */
function whereabouts(path: string, view: RepositoryView): string {
  const [first = ''] = path.split('/', 1);
  const root = view.listing('');
  const entry = root.kind === 'known' ? root.value?.find(({ name }) => name === first) : undefined;
  if (entry?.kind === 'submodule') {
    return `${codeSpan(first)} is a submodule, which Baton does not read: keep the runbook in this repository. `;
  }
  return entry?.kind === 'folder' && first === path ? `${codeSpan(path)} is a folder, not a file. ` : '';
}
