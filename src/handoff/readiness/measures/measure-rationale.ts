import { counted } from '../../phases/issue/words.ts';
import { MERGES_DAYS } from '../merges/judge-merges.ts';
import type { MergesJudgement } from '../merges/merges.ts';
import type { ActionOffer, Measured } from '../score/part.ts';
import { listFew } from './measure-evidence.ts';
import { BEING_READ, leftOut, measuredAs, turnedOff, unreadPart } from './measure-values.ts';
import type { Measuring } from './measuring.ts';
import { mergedSearchUrl } from './merged-search-url.ts';

const MINUTES = 3;
const WAIVED_VALUE = 0.5;

/** Rationale: the share of merges that say why; one that was let off counts half. */
export function measureRationale(
  merges: MergesJudgement,
  { config, now, repository }: Pick<Measuring, 'config' | 'now' | 'repository'>,
): Measured {
  const { asked, withRationale, bare, wanted, unknown } = merges;
  if (config.rules.rationale.severity === 'off')
    return turnedOff(['rationale-merges'], '`rules.rationale: off`');
  const only = (measure: ReturnType<typeof leftOut>): Measured => ({
    parts: { 'rationale-merges': measure },
    actions: [],
  });
  if (asked === 0 && wanted.length > 0) return only(unreadPart(BEING_READ));
  if (asked === 0 && unknown > 0) return only(unreadPart('the issues that may say why could not be read'));
  if (asked === 0)
    return only(leftOut(`nothing was merged in the last ${MERGES_DAYS} days that asks for one`));
  const waived = bare.filter(({ isWaived }) => isWaived).length;
  const value = (withRationale + WAIVED_VALUE * waived) / asked;
  return {
    parts: {
      'rationale-merges': measuredAs(value, describe(merges, mergedSearchUrl(repository, MERGES_DAYS, now))),
    },
    actions: askForReasons(merges, waived),
  };
}

function describe({ asked, withRationale, bare, unknown }: MergesJudgement, listUrl: string): string {
  const says = withRationale === 1 ? 'says' : 'say';
  const of = `${withRationale} of [${counted(asked, 'merge')}](${listUrl}) ${says} why`;
  const without = bare.map(
    ({ number, url, isWaived }) => `[#${number}](${url})${isWaived ? ' (waived)' : ''}`,
  );
  const missing = without.length === 0 ? '' : `; not ${listFew(without)}`;
  return `${of}${missing}${unknown === 0 ? '' : `; ${unknown} could not be judged`}`;
}

/** Editing the description of what is merged counts: it is judged by what it says now. */
function askForReasons({ asked, bare }: MergesJudgement, waived: number): ActionOffer[] {
  const [newest] = bare;
  if (newest === undefined) return [];
  const links = bare.map(({ number, url }) => `[#${number}](${url})`);
  return [
    {
      id: 'rationale-merges',
      what: `Say why in ${counted(bare.length, 'description')} of what is merged: ${listFew(links)}.`,
      minutes: MINUTES * bare.length,
      link: { url: newest.url },
      adds: [{ part: 'rationale-merges', by: (bare.length - WAIVED_VALUE * waived) / asked }],
    },
  ];
}
