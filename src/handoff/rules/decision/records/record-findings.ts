import { readOnce } from '../../../documents/read-once.ts';
import type { PullRequestFacts, RepositoryFile } from '../../../facts.ts';
import type { Finding, Severity } from '../../../finding.ts';
import type { Answer, RepositoryView } from '../../../lookups/repository-view.ts';
import { codeSpan } from '../../../text/neutralise.ts';
import { weigh } from '../../weigh.ts';
import type { Inquiry } from '../inquiry.ts';
import { joinWords } from '../join-words.ts';
import { findGaps, type RecordGap } from './judge-record.ts';
import { RECORD_PARTS, type RecordPart } from './part-words.ts';
import { recordNumber } from './record-paths.ts';

const MINUTES = 5;
/** Whoever moves hundreds of records is not asked for each. */
const MOST_RECORDS = 10;

/** What each part is for, as half a sentence. */
const PURPOSES: Readonly<Record<RecordPart, string>> = {
  status: 'whether it holds (proposed, accepted, superseded by which)',
  context: 'what the problem was and what mattered',
  decision: 'what was decided, and what was rejected',
  consequences: 'what gets easier and harder by it',
};

/** Findings about the records that the pull request adds or changes, `paths`, in their order. */
export function judgeRecords(
  paths: readonly string[],
  level: Severity,
  facts: PullRequestFacts,
  view: RepositoryView,
  inquiry: Inquiry,
): Finding[] {
  return paths.slice(0, MOST_RECORDS).flatMap((path) => {
    const head = gapsOf(view.fileAt('head', path), path, inquiry);
    // A page about records, without a number and without any part, is none.
    if (head === null || (head.length === RECORD_PARTS.length && recordNumber(path) === null)) return [];
    if (head.length === 0) return [];
    const base = gapsOf(view.fileAt('base', path), path, inquiry) ?? [];
    return describeGaps(path, head, (gap) => base.some(({ part }) => part === gap.part), level, facts);
  });
}

/** Null where there is no record that could be read. */
function gapsOf(answer: Answer<RepositoryFile | null>, path: string, inquiry: Inquiry): RecordGap[] | null {
  if (answer.kind === 'wanted') inquiry.isWaiting = true;
  if (answer.kind === 'unknown') inquiry.unknown.push(`${codeSpan(path)}: ${answer.reason}`);
  if (answer.kind !== 'known' || answer.value === null) return null;
  const reading = readOnce(answer.value);
  if (reading.kind === 'read') return findGaps(reading.document);
  if (reading.kind === 'unknown') inquiry.unknown.push(`${codeSpan(path)}: ${reading.reason}`);
  if (reading.kind === 'obstacle' && reading.obstacle === 'empty') {
    return RECORD_PARTS.map((part) => ({ part, kind: 'missing', place: null }));
  }
  return null;
}

/** Missing parts are one finding at the title, each empty one a finding at its heading. */
function describeGaps(
  path: string,
  gaps: readonly RecordGap[],
  isOnBase: (gap: RecordGap) => boolean,
  level: Severity,
  facts: PullRequestFacts,
): Finding[] {
  const missing = gaps.filter(({ kind }) => kind === 'missing');
  const groups = [
    ...gaps.filter(({ kind }) => kind === 'empty').map((gap) => [gap]),
    missing.filter((gap) => !isOnBase(gap)),
    missing.filter(isOnBase),
  ];
  return groups.flatMap((group): Finding[] => {
    const [first] = group;
    return first === undefined ? [] : [describeGroup(path, first, group, isOnBase(first), level, facts)];
  });
}

function describeGroup(
  path: string,
  first: RecordGap,
  group: readonly RecordGap[],
  isOnBase: boolean,
  level: Severity,
  facts: PullRequestFacts,
): Finding {
  const names = joinWords(group.map(({ part }) => `**${part.charAt(0).toUpperCase()}${part.slice(1)}**`));
  const line = first.place?.line ?? 1;
  return {
    rule: 'decision',
    ...weigh({ kind: 'flaw', isOnBase, level }, facts),
    reason: first.kind === 'empty' ? 'empty-part' : 'missing-part',
    what:
      first.kind === 'empty'
        ? `${names} of the decision record is empty.`
        : `the decision record lacks ${names}.`,
    why: 'Whoever wants to change this decision needs to know what it was made for, and whether that still holds.',
    mend: `Say in a line or two ${joinWords(group.map(({ part }) => PURPOSES[part]))}.`,
    minutes: MINUTES,
    place: { path, line },
    editorLink: { path, line },
  };
}
