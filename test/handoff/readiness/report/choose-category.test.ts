import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiscussionCategory } from '../../../../src/handoff/readiness/readiness-facts.ts';
import { chooseCategory } from '../../../../src/handoff/readiness/report/choose-category.ts';

const category = (slug: string, name = slug): DiscussionCategory => ({ id: `C_${slug}`, slug, name });
const all = (...slugs: readonly string[]) => slugs.map((slug) => category(slug));

describe('the category of a report', () => {
  it.each<[string, readonly DiscussionCategory[], string | null, string | null]>([
    ['the configured one by its slug', all('general', 'handoff', 'team-news'), 'team-news', 'team-news'],
    [
      'the configured one by its name, in any case',
      [category('handoff'), category('tn', 'Team News')],
      'team news',
      'tn',
    ],
    ['Handoff where the configured one is not there', all('general', 'handoff'), 'Reports', 'handoff'],
    ['Handoff before the others', all('general', 'announcements', 'handoff'), null, 'handoff'],
    ['Announcements before General', all('general', 'announcements'), null, 'announcements'],
    ['General before what comes first', all('ideas', 'general'), null, 'general'],
    ['the first one otherwise', all('ideas', 'show-and-tell'), null, 'ideas'],
    ['never polls', all('polls', 'ideas'), null, 'ideas'],
    ['never polls, not even where the config says so', all('polls', 'general'), 'polls', 'general'],
    ['none where there are only polls', all('polls'), null, null],
    ['none where there are none', [], 'handoff', null],
  ])('is %s', (_name, categories, wanted, slug) => {
    expect(chooseCategory(categories, wanted)?.slug ?? null).toBe(slug);
  });

  it('is always one of those that are there', () => {
    const categories = fc.array(fc.record({ id: fc.string(), slug: fc.string(), name: fc.string() }));
    fc.assert(
      fc.property(categories, fc.option(fc.string()), (there, wanted) => {
        const chosen = chooseCategory(there, wanted);
        expect(chosen === null || there.includes(chosen)).toBe(true);
      }),
    );
  });
});
