import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/handoff/effects/decide.ts';
import type { PullRequestFacts } from '../../../src/handoff/facts.ts';
import { BARE_BODY, factsOf, GOOD_BODY } from '../../facts.ts';

const WISH = { rerunOf: null, checksOnly: true, operator: null };

describe('two pull requests of one head', () => {
  it('get the same check, whichever was asked about', () => {
    const first = factsOf({ number: 12, body: GOOD_BODY });
    const second = factsOf({ number: 13, body: BARE_BODY });
    const check = (...pullRequests: [PullRequestFacts, PullRequestFacts]) =>
      decide({ pullRequests, wish: WISH, unparsable: [] }).effects;
    expect(check(second, first)).toEqual(check(first, second));
    expect(check(first, second)).toMatchObject([{ kind: 'create-check-run' }]);
  });
});
