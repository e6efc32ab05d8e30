import type { Config } from '../config/config.ts';
import { CONFIG_PATH } from '../config/default-config.ts';
import type { EditorLink } from '../finding.ts';
import type { RepositoryView } from '../lookups/repository-view.ts';
import { planSkeleton } from '../phases/plan/plan-skeleton.ts';
import { CONTEXT_PATH } from '../rules/context/context-path.ts';
import { CONTEXT_SKELETON } from '../rules/context/describe.ts';
import { openInquiry } from '../rules/decision/inquiry.ts';
import { findRecords } from '../rules/decision/records/find-records.ts';
import { nextRecord } from '../rules/decision/records/next-record.ts';
import { readHints } from '../rules/runbook/repository-hints.ts';
import { runbookSkeleton } from '../rules/runbook/skeleton.ts';
import { codeSpan } from '../text/neutralise.ts';
import {
  type DocumentStanding,
  standingOfContext,
  standingOfFile,
  standingOfRunbook,
} from './document-standing.ts';
import { peopleSkeleton } from './people-skeleton.ts';
import type { SquashSettings } from './setup-facts.ts';

/** Something that a repository should have. */
export interface SetupItem {
  /** Markdown by Baton, as is all text here. */
  readonly name: string;
  /** What it is good for: a clause after the name. */
  readonly purpose: string;
  readonly standing: DocumentStanding;
  /** Every pull request is asked for it; the others are good to have. */
  readonly isRequired: boolean;
  /** To do it from nothing. */
  readonly minutes: number;
  /** Where: a file, with a page to begin with, or a page of the repository's settings. */
  readonly at: Required<Pick<EditorLink, 'path' | 'value'>> | { readonly setting: string };
}

export interface SetupSubject {
  readonly config: Config;
  readonly view: RepositoryView;
  readonly squash: SquashSettings | null;
  /** The day of a record where names begin with one, `YYYY-MM-DD`. It stays, so that the issue is not written anew each day. */
  readonly day: string;
}

/** More systems are not listed: their pull requests ask for their runbooks. */
const MOST_SYSTEMS = 20;
/** More pages to begin with than these might not fit the 65,536 characters of an issue: an address takes up to 7,000. */
const MOST_FILLED = 3;

/** What the repository should have, most valuable first. */
export function setupItems(subject: SetupSubject): SetupItem[] {
  return [
    ...runbookItems(subject),
    contextItem(subject),
    peopleItem(subject),
    ...planItem(subject),
    ...recordItem(subject),
    ...squashItem(subject),
  ];
}

function runbookItems({ config, view }: SetupSubject): SetupItem[] {
  const isAlone = config.systems.length === 1;
  return config.systems.slice(0, MOST_SYSTEMS).map(({ name, runbook }, index) => ({
    name: isAlone ? 'A runbook' : `A runbook of ${codeSpan(name)}`,
    purpose: 'how to see whether it is well, what alerts mean, how to roll back, whom to reach',
    standing: standingOfRunbook(runbook, view, config),
    isRequired: config.rules.runbook.severity !== 'off',
    minutes: 20,
    at: { path: runbook, value: index < MOST_FILLED ? runbookSkeleton(view) : '' },
  }));
}

function contextItem({ config, view }: SetupSubject): SetupItem {
  return {
    name: 'A page of context',
    purpose: 'where things stand, what is undecided, what was last being thought',
    standing: standingOfContext(view),
    isRequired: config.rules.context.severity !== 'off',
    minutes: 10,
    at: { path: CONTEXT_PATH, value: CONTEXT_SKELETON },
  };
}

/** Nobody can be asked to decide, and no area be told that only outsiders know, before the config says who is who. */
function peopleItem({ config, view }: SetupSubject): SetupItem {
  const { engineers, team, sponsor } = config.engagement;
  const isTold = engineers.length > 0 && team.length + sponsor.length > 0;
  const file = standingOfFile(CONFIG_PATH, view);
  return {
    name: 'Who is who',
    purpose: 'the outside engineers, the team that stays, the sponsor: then Baton knows whom to ask',
    standing: isTold
      ? { kind: 'complete' }
      : file.kind === 'complete'
        ? { kind: 'lacking', asks: ['who is who under `engagement`'], minutes: 2, line: null }
        : file,
    isRequired: false,
    minutes: 2,
    at: { path: CONFIG_PATH, value: peopleSkeleton(readHints(view).owners) },
  };
}

function planItem({ config, view }: SetupSubject): SetupItem[] {
  if (config.plan === null) return [];
  return [
    {
      name: 'A plan',
      purpose: 'phases with targets and kill criteria, agreed in advance; each becomes an issue',
      standing: standingOfFile(config.plan, view),
      isRequired: false,
      minutes: 30,
      at: { path: config.plan, value: planSkeleton(config.engagement.started ?? 'TODO (year-month-day)') },
    },
  ];
}

function recordItem({ config, view, day }: SetupSubject): SetupItem[] {
  if (config.rules.decision.severity === 'off') return [];
  const inquiry = openInquiry();
  const { files, folder } = findRecords(view, [], inquiry);
  const topic = { title: 'Why it is built this way', signs: [], now: day };
  return [
    {
      name: 'A first decision record',
      purpose: 'the choice that a successor would ask about first, and what was rejected',
      standing: { kind: inquiry.isWaiting ? 'unread' : files.length > 0 ? 'complete' : 'gone' },
      isRequired: false,
      minutes: 10,
      at: nextRecord(topic, folder, []),
    },
  ];
}

function squashItem({ squash }: SetupSubject): SetupItem[] {
  if (squash?.isAllowed === false) return [];
  return [
    {
      name: 'Reasons that stay in Git',
      purpose:
        'under General › Pull Requests, let squash merges take the pull request’s _title and description_',
      standing: { kind: squash === null ? 'unread' : squash.keepsDescription ? 'complete' : 'gone' },
      isRequired: false,
      minutes: 1,
      at: { setting: 'settings' },
    },
  ];
}
