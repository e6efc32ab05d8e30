import type { RepositoryView } from '../../lookups/repository-view.ts';
import { counted } from '../../phases/issue/words.ts';
import { openInquiry } from '../../rules/decision/inquiry.ts';
import { askForFolders, findRecords, type KnownRecords } from '../../rules/decision/records/find-records.ts';
import { codeSpan } from '../../text/neutralise.ts';
import type { MergesJudgement } from '../merges/merges.ts';
import type { ActionOffer, Measure, Measured, PartId } from '../score/part.ts';
import { type JudgedRecord, judgeRecord } from './measure-decisions-record.ts';
import { linkFile, listFew } from './measure-evidence.ts';
import { BEING_READ, leftOut, measuredAs, turnedOff, unreadPart } from './measure-values.ts';
import type { Measuring } from './measuring.ts';

const PARTS: readonly PartId[] = ['decisions-recorded', 'decisions-complete'];

const RECORD_MINUTES = 10;
const COMPLETE_MINUTES = 5;
/** Nobody reads a longer list of records to complete. */
const MOST_OFFERED = 10;

/** Decisions: choices with a record, and records that are complete. */
export function measureDecisions(measuring: Measuring, { choices }: MergesJudgement): Measured {
  if (measuring.config.rules.decision.severity === 'off') return turnedOff(PARTS, '`rules.decision: off`');
  const reading = readRecords(measuring.view);
  const judged = reading.known.files.map(judgeRecord);
  const records = judged.filter(({ state }) => state === 'complete' || state === 'incomplete');
  const incomplete = records.filter(({ state }) => state === 'incomplete');
  const { folder } = reading.known;
  return {
    parts: {
      'decisions-recorded': measureRecorded(choices, folder, measuring),
      'decisions-complete': measureComplete(reading.unread, judged, measuring),
    },
    actions: [...recordChoices(choices, folder), ...completeRecords(incomplete, records.length)],
  };
}

interface RecordsReading {
  readonly known: KnownRecords;
  /** Why there may be more; null where all were read. */
  readonly unread: string | null;
}

/** Looks through the usual folders, and notes what could not be read of them. */
function readRecords(view: RepositoryView): RecordsReading {
  const reasons: string[] = [];
  const noted = <Kind extends 'listing' | 'markdownFiles'>(kind: Kind): RepositoryView[Kind] =>
    ((path: string) => {
      const answer = view[kind](path);
      if (answer.kind === 'unknown') reasons.push(answer.reason);
      return answer;
    }) as RepositoryView[Kind];
  const noting = { ...view, listing: noted('listing'), markdownFiles: noted('markdownFiles') };
  const inquiry = openInquiry();
  askForFolders(noting);
  const known = findRecords(noting, [], inquiry);
  return { known, unread: reasons[0] ?? (inquiry.isWaiting ? BEING_READ : null) };
}

function measureRecorded(
  { total, recorded, unrecorded }: MergesJudgement['choices'],
  folder: string,
  { repository }: Measuring,
): Measure {
  if (total === 0) return leftOut('no architectural choice was merged in the last 30 days');
  const of = `${recorded} of ${counted(total, 'choice')} of the last 30 days ${recorded === 1 ? 'has' : 'have'} a record`;
  if (unrecorded.length === 0)
    return measuredAs(recorded / total, `${of}, see ${linkFile(repository, folder)}`);
  const links = unrecorded.map(({ number, url }) => `[#${number}](${url})`);
  return measuredAs(recorded / total, `${of}; without one: ${listFew(links)}`);
}

function measureComplete(
  unread: string | null,
  judged: readonly JudgedRecord[],
  { repository }: Measuring,
): Measure {
  if (unread !== null) return unreadPart(unread);
  const failed = judged.flatMap((one) => (one.state === 'unread' ? [one] : []));
  const complete = judged.filter(({ state }) => state === 'complete');
  const incomplete = judged.filter(({ state }) => state === 'incomplete');
  const all = complete.length + incomplete.length;
  const [firstFailed] = failed;
  if (all === 0) {
    return firstFailed === undefined
      ? leftOut('there are no decision records')
      : unreadPart('no decision record could be read');
  }
  const shown = (incomplete.length > 0 ? incomplete : complete).map(({ path }) => linkFile(repository, path));
  const notRead = failed.length === 0 ? '' : `; ${failed.length} could not be read`;
  return measuredAs(
    complete.length / all,
    `${complete.length} of ${counted(all, 'record')} ${complete.length === 1 ? 'has' : 'have'} all four parts${incomplete.length > 0 ? ', but not' : ':'} ${listFew(shown)}${notRead}`,
  );
}

/**
 * Promises the choices alone: new records also raise the share of complete ones where some are not, but by how much depends on
 * how many there are by then.
 */
function recordChoices({ total, unrecorded }: MergesJudgement['choices'], folder: string): ActionOffer[] {
  const [newest] = unrecorded;
  if (newest === undefined) return [];
  const count = unrecorded.length;
  const links = unrecorded.map(({ number, url }) => `[#${number}](${url})`);
  return [
    {
      id: 'decisions-recorded',
      what: `Write down ${counted(count, 'choice')} in ${codeSpan(folder)}, and name the record in the description: ${listFew(links)}.`,
      minutes: RECORD_MINUTES * count,
      link: { url: newest.url },
      adds: [{ part: 'decisions-recorded', by: count / total }],
    },
  ];
}

/** The newest first, which stand last in their folder. */
function completeRecords(incomplete: readonly JudgedRecord[], all: number): ActionOffer[] {
  return incomplete
    .toReversed()
    .slice(0, MOST_OFFERED)
    .map(({ path, gaps, line }) => ({
      id: `decisions-complete ${path}`,
      what: `Complete ${codeSpan(path)}: ${gaps.join(', ')}.`,
      minutes: COMPLETE_MINUTES,
      link: { editorLink: { path, ...(line === null ? {} : { line }) } },
      adds: [{ part: 'decisions-complete', by: 1 / all }],
    }));
}
