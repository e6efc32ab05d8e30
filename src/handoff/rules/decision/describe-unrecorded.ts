import type { Config } from '../../config/config.ts';
import type { PullRequestFacts, RepositoryFile } from '../../facts.ts';
import type { Finding } from '../../finding.ts';
import { encodePath } from '../../text/encode-url.ts';
import { codeSpan, quoteInline } from '../../text/neutralise.ts';
import type { DecisionMentions } from './description.ts';
import { joinWords } from './join-words.ts';
import type { KnownRecords } from './records/find-records.ts';
import { findGoverning } from './records/governing-records.ts';
import { nextRecord } from './records/next-record.ts';
import type { Sign } from './sign.ts';

const MINUTES = 10;

/** Signs that are told by name; the others are counted. */
const MOST_TOLD = 4;
const LONGEST_TITLE = 80;

export interface Unrecorded {
  readonly mentions: DecisionMentions;
  readonly known: KnownRecords;
  readonly facts: PullRequestFacts;
  readonly config: Config;
  /** From `governingNote`. */
  readonly governing: string | null;
}

/** The one finding about all choices of a pull request that no record stands behind; `signs` is not empty. */
export function describeUnrecorded(signs: readonly Sign[], unrecorded: Unrecorded): Finding {
  const { mentions, known, facts, config, governing } = unrecorded;
  const told = signs.slice(0, MOST_TOLD).map(({ what }) => what);
  const more = signs.length > MOST_TOLD ? [`${signs.length - MOST_TOLD} more`] : [];
  const [first] = signs;
  const located = signs.find(({ line }) => line !== null);
  const isRefused = mentions.excuse !== null;
  // A bot can't be asked to decide; whoever merges its work can.
  const isMild = config.rules.decision.severity !== 'error' || facts.pullRequest.author?.isBot === true;
  return {
    rule: 'decision',
    severity: isMild ? 'warn' : 'error',
    reason: isRefused ? 'none-without-reason' : 'no-record',
    what: `no decision record stands behind ${joinWords([...told, ...more])}.`,
    why: WHYS[first?.kind ?? 'dependency'],
    mend: [
      isRefused ? '`Decision: none because` is there, but the reason after it is missing.' : '',
      deadLinkNote(mentions, known),
      governing ?? '',
      'Add a record of a few lines: what the problem was, what you chose, what you rejected, what follows. Was there no choice, say so in the description:',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    snippet: 'Decision: none because ',
    otherwise:
      'Decided before? Link its record in the description, or name it as in `ADR-7`. · Too early? `/baton waive decision ...`',
    minutes: MINUTES,
    ...(located?.line === undefined || located.line === null
      ? {}
      : { place: { path: located.path, line: located.line } }),
    editorLink: nextRecord(
      { title: first?.title ?? 'Decision', signs: told, now: facts.now },
      known.folder,
      known.files.map(({ path }) => path),
    ),
    isAlreadyOnBase: false,
  };
}

const WHYS: Readonly<Record<Sign['kind'], string>> = {
  deliverable:
    'Whoever carries on will look for what the plan promised, and not know whether it was dropped or forgotten.',
  store:
    'Data outlives code: a successor will have to run, back up and perhaps leave this, without knowing what it was chosen for.',
  provider: 'Prices, terms and data flows hang on it: a successor needs to know what it was weighed against.',
  model:
    'A successor who is offered a newer or cheaper model needs to know what this one was measured against.',
  service: 'Somebody will have to run, watch and pay for it, and will ask why it stands apart.',
  infrastructure: 'Somebody will have to run, watch and pay for it, and will ask what it was chosen over.',
  path: 'The config calls changes here architectural: a successor will ask why this one was made.',
  dependency: 'A successor will have to update it, or replace it, without knowing what it was chosen over.',
};

function deadLinkNote({ paths, numbers }: DecisionMentions, { files }: KnownRecords): string {
  const [path] = paths;
  if (path !== undefined) return `The description links ${codeSpan(path)}, which is not there.`;
  const [number] = numbers;
  return number === undefined || files.length === 0
    ? ''
    : `The description names ADR ${number}, which is not there.`;
}

/** Names the past records that speak of what the pull request changes; null where none does. */
export function governingNote(records: readonly RepositoryFile[], facts: PullRequestFacts): string | null {
  const { pullRequest, repository } = facts;
  const changed = pullRequest.files.kind === 'known' ? pullRequest.files.value.map(({ path }) => path) : [];
  const links = findGoverning(records, changed).map(({ path, title, names }) => {
    const address = `${encodePath(pullRequest.baseRefName)}/${encodePath(path)}`;
    return `[${quoteInline(title, LONGEST_TITLE)}](${repository.url}/blob/${address}) (names ${codeSpan(names)})`;
  });
  return links.length === 0 ? null : `Past decisions about these files: ${joinWords(links)}.`;
}
