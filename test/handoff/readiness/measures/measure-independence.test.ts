import { describe, expect, it } from 'vitest';
import type { Independence, KnownArea } from '../../../../src/handoff/readiness/independence/independence.ts';
import { measureIndependence } from '../../../../src/handoff/readiness/measures/measure-independence.ts';
import { factsOf } from '../../../facts.ts';
import { NOW } from '../merged.ts';

const area = (name: string, inHouse: string[], outsiders: string[]): KnownArea => ({
  name,
  inHouse,
  outsiders,
  pulls: [{ number: 7, url: 'https://github.com/acme/answers/pull/7' }],
});

function measured(rest: Partial<Independence>) {
  const independence: Independence = {
    by: 'engagement',
    areasFrom: 'folders',
    areas: [area('api/', ['anna'], ['lazar']), area('we|b/', [], ['lazar'])],
    quietAreas: [],
    soleKnowers: [],
    recentMerges: { total: 4, inHouse: 1 },
    busFactor: 1,
    unknown: null,
    ...rest,
  };
  return measureIndependence(independence, { now: NOW, repository: factsOf().repository });
}

describe('the measure of independence', () => {
  it('is the share of areas that somebody in-house knows, and of merges authored in-house', () => {
    expect(measured({}).parts).toEqual({
      'independence-areas': {
        kind: 'measured',
        value: 0.5,
        evidence:
          'somebody in-house knows 1 of 2 areas, but not `we\\|b/` ([#7](https://github.com/acme/answers/pull/7))',
      },
      'independence-merges': {
        kind: 'measured',
        value: 0.25,
        evidence:
          'somebody in-house authored 1 of [4 merges](https://github.com/acme/answers/pulls?q=is%3Apr%20is%3Amerged%20base%3Amain%20merged%3A%3E%3D2026-05-13T12%3A00%3A00Z) of the last four weeks',
      },
    });
  });

  it('advises what brings the most, at most five areas, those of outsiders first', () => {
    const areas = [
      area('nobody/', [], []),
      ...'abcdef'.split('').map((name) => area(`${name}/`, [], ['lazar'])),
    ];
    const { actions } = measured({ areas });
    expect(actions.map(({ id }) => id)).toEqual([
      ...'abcde'.split('').map((name) => `independence-areas ${name}/`),
      'independence-merges',
    ]);
    expect(actions[0]).toEqual({
      id: 'independence-areas a/',
      what: 'Have somebody in-house make the next change in `a/`, or review it with words.',
      minutes: 30,
      link: { url: 'https://github.com/acme/answers/pull/7' },
      adds: [{ part: 'independence-areas', by: 1 / 7 }],
    });
    expect(actions.at(-1)?.adds).toEqual([{ part: 'independence-merges', by: 2 / 5 - 1 / 4 }]);
  });

  it('is the share of areas that two people know, where the config names nobody', () => {
    const areas = [area('api/', ['anna', 'lazar'], []), area('web/', ['lazar'], []), area('ops/', [], [])];
    const { parts, actions } = measured({ by: 'bus-factor', areas });
    expect(parts['independence-areas']).toMatchObject({ value: 1 / 3 });
    expect(parts['independence-merges']?.kind).toBe('left-out');
    expect(actions.map(({ id }) => id)).toEqual(['independence-areas web/']);
  });

  it('is left out where nothing was merged', () => {
    const { parts, actions } = measured({ areas: [], recentMerges: { total: 0, inHouse: 0 } });
    expect(Object.values(parts).map(({ kind }) => kind)).toEqual(['left-out', 'left-out']);
    expect(actions).toEqual([]);
  });

  it('is unknown, and advises nothing, where who belongs to whom is', () => {
    const { parts, actions } = measured({ unknown: 'the team could not be read' });
    expect(Object.values(parts).map(({ kind }) => kind)).toEqual(['unknown', 'unknown']);
    expect(actions).toEqual([]);
  });
});
