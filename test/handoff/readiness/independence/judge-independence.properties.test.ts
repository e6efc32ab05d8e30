import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeIndependence } from '../../../../src/handoff/readiness/independence/judge-independence.ts';
import { measureIndependence } from '../../../../src/handoff/readiness/measures/measure-independence.ts';
import type { BranchCommit, MergedChange } from '../../../../src/handoff/readiness/readiness-facts.ts';
import type { Measured } from '../../../../src/handoff/readiness/score/part.ts';
import { factsOf } from '../../../facts.ts';
import {
  commitOf,
  committer,
  daysAgo,
  engaged,
  merged,
  NOW,
  readBack,
  reviewBy,
  viewOfBranch,
} from '../merged.ts';

const VIEW = viewOfBranch({ base: { 'api/a.ts': '', 'jobs/a.ts': '', 'web/a.ts': '', 'ops/a.sh': '' } });
const CONFIGS = [
  engaged({ engineers: ['lazar', 'olga'], team: ['anna', 'ben'] }),
  engaged({ engineers: ['lazar', 'olga'] }),
  engaged({}),
] as const;

const login = fc.constantFrom('lazar', 'olga', 'anna', 'ben', 'Mei');
const person = fc.oneof(
  login.map((one) => committer(one)),
  login.map((one) => committer(null, `${one} home`, `${one}@users.noreply.github.com`)),
  fc.constant(committer(null, 'Jo Doe')),
);
const change = fc.record({
  author: fc.option(fc.record({ login, isBot: fc.boolean() })),
  days: fc.integer({ min: 0, max: 100 }),
  paths: fc.uniqueArray(fc.constantFrom('api/a.ts', 'api/b.ts', 'jobs/a.ts', 'web/a.ts', 'README.md')),
  reviews: fc.array(
    fc.tuple(login, fc.boolean()).map(([one, hasWords]) => reviewBy(one, hasWords)),
    { maxLength: 3 },
  ),
  authors: fc.array(person, { maxLength: 3 }),
});
const history = fc.array(change, { maxLength: 12 }).map((changes) => ({
  merges: changes.map(({ days, author, paths, reviews }, index) =>
    merged(index + 1, { author, paths, reviews, mergedAt: daysAgo(days) }),
  ),
  commits: changes.map(({ authors }, index) => commitOf(index + 1, authors)),
}));
const scene = fc.record({ history, config: fc.constantFrom(...CONFIGS) });

function judgedOf(
  { merges, commits }: { merges: readonly MergedChange[]; commits: readonly BranchCommit[] },
  config: (typeof CONFIGS)[number],
) {
  const facts = { now: NOW, merges: readBack(merges), commits: readBack(commits), members: {} };
  return judgeIndependence({ facts, config, view: VIEW });
}

function measuredOf(...args: Parameters<typeof judgedOf>): Measured {
  return measureIndependence(judgedOf(...args), { now: NOW, repository: factsOf().repository });
}

function valueOf({ parts }: Measured, part: keyof Measured['parts']): number {
  const measure = parts[part];
  return measure?.kind === 'measured' ? measure.value : 0;
}

describe('independence', () => {
  it('is the same for any order of merges, commits, authors and reviews', () => {
    fc.assert(
      fc.property(scene, ({ history: { merges, commits }, config }) => {
        const reversed = {
          merges: merges.map((one) => ({ ...one, reviews: one.reviews.toReversed() })).toReversed(),
          commits: commits.map((one) => ({ ...one, authors: one.authors.toReversed() })).toReversed(),
        };
        expect(judgedOf(reversed, config)).toEqual(judgedOf({ merges, commits }, config));
      }),
    );
  });

  it('is never lowered by somebody in-house who writes along, reviews with words, or brings the next merge', () => {
    fc.assert(
      fc.property(scene, fc.nat(), ({ history: { merges, commits }, config }, at) => {
        const before = measuredOf({ merges, commits }, config);
        const index = at % Math.max(1, merges.length);
        const along = commits.map((one, position) =>
          position === index ? { ...one, authors: [...one.authors, committer('anna')] } : one,
        );
        const reviewed = merges.map((one, position) =>
          position === index ? { ...one, reviews: [...one.reviews, reviewBy('anna')] } : one,
        );
        const next = merged(99, { author: { login: 'anna', isBot: false }, paths: ['ops/a.sh'] });
        const after = [
          measuredOf({ merges, commits: along }, config),
          measuredOf({ merges: reviewed, commits }, config),
          // Where nobody is named, an area that one person alone knows is no gain.
          ...(config === CONFIGS[2] ? [] : [measuredOf({ merges: [...merges, next], commits }, config)]),
        ];
        for (const measured of after) {
          for (const part of ['independence-areas', 'independence-merges'] as const) {
            expect(valueOf(measured, part)).toBeGreaterThanOrEqual(valueOf(before, part));
          }
        }
      }),
    );
  });

  it('gains by each advised action exactly what was promised', () => {
    fc.assert(
      fc.property(scene, ({ history: { merges, commits }, config }) => {
        const before = measuredOf({ merges, commits }, config);
        for (const { id, adds } of before.actions) {
          const area = id.startsWith('independence-areas ') ? id.split(' ')[1] : null;
          // A review of a bot's change touches nothing but the area; a merge that touches no area nothing but the merges.
          const done =
            area === null
              ? [merged(99, { author: { login: 'anna', isBot: false }, paths: [] })]
              : ['anna', 'ben', 'lazar', 'olga', 'mei'].map((one) =>
                  merged(99, {
                    author: { login: 'x', isBot: true },
                    paths: [`${area}x`],
                    reviews: [reviewBy(one)],
                  }),
                );
          const gains = done.map((change) => {
            const after = measuredOf({ merges: [...merges, change], commits }, config);
            return adds.map(({ part }) => valueOf(after, part) - valueOf(before, part));
          });
          const best = Math.max(...gains.map(([gain = 0]) => gain));
          expect(best).toBeCloseTo(adds[0]?.by ?? 0, 10);
        }
      }),
    );
  });
});
