import { counted } from '../../phases/issue/words.ts';
import { codeSpan } from '../../text/neutralise.ts';
import type { Independence, KnownArea } from '../independence/independence.ts';
import { RECENT_DAYS } from '../independence/judge-independence.ts';
import type { ActionOffer, Measure, Measured } from '../score/part.ts';
import { listFew } from './measure-evidence.ts';
import { leftOut, measuredAs, unreadPart } from './measure-values.ts';
import type { Measuring } from './measuring.ts';
import { mergedSearchUrl } from './merged-search-url.ts';

const REVIEW_MINUTES = 30;
const CHANGE_MINUTES = 60;
const MOST_AREAS_OFFERED = 5;

type Where = Pick<Measuring, 'now' | 'repository'>;

/**
 * Independence: the share of areas that somebody in-house knows, and of merges that somebody in-house authored. Where the config names
 * nobody, the share of areas that at least two people know stands for it.
 */
export function measureIndependence(independence: Independence, where: Where): Measured {
  return {
    parts: {
      'independence-areas': measureAreas(independence),
      'independence-merges': measureMerges(independence, where),
    },
    actions:
      independence.unknown === null
        ? [...learnAreas(independence, where), ...authorNext(independence, where)]
        : [],
  };
}

/** Known well enough that an engineer's leaving, or in general anybody's, does not leave it to nobody. */
function isKept({ by }: Independence, { inHouse }: KnownArea): boolean {
  return inHouse.length >= (by === 'engagement' ? 1 : 2);
}

function measureAreas(independence: Independence): Measure {
  const { areas, by, unknown } = independence;
  if (unknown !== null) return unreadPart(unknown);
  if (areas.length === 0) return leftOut('nothing was merged in any area within 90 days');
  const kept = areas.filter((area) => isKept(independence, area));
  const others = areas.filter((area) => !isKept(independence, area));
  const who = by === 'engagement' ? 'somebody in-house' : 'more than one person';
  const of = `${who} knows ${kept.length} of ${counted(areas.length, 'area')}`;
  return measuredAs(
    kept.length / areas.length,
    others.length > 0
      ? `${of}, but not ${listFew(others.map(linkArea))}`
      : `${of}: ${listFew(kept.map(linkArea))}`,
  );
}

/** The newest change of an area is the evidence of who knows it. */
function linkArea({ name, pulls: [newest] }: KnownArea): string {
  return newest === undefined ? codeSpan(name) : `${codeSpan(name)} ([#${newest.number}](${newest.url}))`;
}

function measureMerges({ by, unknown, recentMerges }: Independence, where: Where): Measure {
  const { total, inHouse } = recentMerges;
  if (by === 'bus-factor') return leftOut('`engagement` in the config names nobody');
  if (unknown !== null) return unreadPart(unknown);
  if (total === 0) return leftOut('no person merged anything in the last four weeks');
  const list = mergedSearchUrl(where.repository, RECENT_DAYS, where.now);
  return measuredAs(
    inHouse / total,
    `somebody in-house authored ${inHouse} of [${counted(total, 'merge')}](${list}) of the last four weeks`,
  );
}

/**
 * One offer an area, so that each brings exactly one share. Areas that only outsiders know come first; an area that nobody knows takes
 * two people where two are asked for, and is not offered.
 */
function learnAreas(independence: Independence, { repository }: Where): ActionOffer[] {
  const { areas, by } = independence;
  const isOutside = ({ outsiders }: KnownArea): boolean => outsiders.length > 0;
  const open = areas.filter((area) => !isKept(independence, area));
  const offered =
    by === 'engagement'
      ? [...open.filter(isOutside), ...open.filter((area) => !isOutside(area))]
      : open.filter(({ inHouse }) => inHouse.length === 1);
  const who = by === 'engagement' ? 'somebody in-house' : 'a second person';
  return offered.slice(0, MOST_AREAS_OFFERED).map(({ name, pulls: [newest] }) => ({
    id: `independence-areas ${name}`,
    what: `Have ${who} make the next change in ${codeSpan(name)}, or review it with words.`,
    minutes: REVIEW_MINUTES,
    link: { url: newest?.url ?? repository.url },
    adds: [{ part: 'independence-areas', by: 1 / areas.length }],
  }));
}

function authorNext({ by, recentMerges }: Independence, { repository }: Where): ActionOffer[] {
  const { total, inHouse } = recentMerges;
  if (by === 'bus-factor' || total === 0 || inHouse === total) return [];
  return [
    {
      id: 'independence-merges',
      what: 'Let somebody in-house author the next change that is merged.',
      minutes: CHANGE_MINUTES,
      link: { url: `${repository.url}/pulls` },
      adds: [{ part: 'independence-merges', by: (inHouse + 1) / (total + 1) - inHouse / total }],
    },
  ];
}
