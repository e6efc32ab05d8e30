import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/handoff/effects/decide.ts';
import type { CheckRunContent, Effect } from '../../../src/handoff/effects/effect.ts';
import type { CommandComment, PullRequestFacts } from '../../../src/handoff/facts.ts';
import { byteLength } from '../../../src/handoff/text/fit-blocks.ts';
import { BARE_BODY, factsOf, GOOD_BODY } from '../../facts.ts';

function effectsOf(facts: PullRequestFacts, ...siblings: PullRequestFacts[]): readonly Effect[] {
  const wish = { rerunOf: null, checksOnly: false, operator: 'Lazar & Co <ops@example.com>' };
  return decide({ pullRequests: [facts, ...siblings], wish, unparsable: [] }).effects;
}

function checkOf(effects: readonly Effect[]): CheckRunContent {
  const found = effects.find((effect) => effect.kind === 'create-check-run');
  if (found?.kind !== 'create-check-run') throw new Error('no check');
  return found.checkRun;
}

function commentOf(effects: readonly Effect[]): string {
  const found = effects.find((effect) => effect.kind === 'create-comment');
  if (found?.kind !== 'create-comment') throw new Error('no comment');
  return found.body;
}

const page = ({ conclusion, title, summary, text }: CheckRunContent): string =>
  [conclusion, title, summary, text].join('\n---\n');
const command = (body: string): CommandComment => ({
  id: 7,
  author: { login: 'anna', isBot: false },
  createdAt: '2026-06-10T11:00:00Z',
  body,
  isEdited: false,
  answer: null,
  authorPermission: { kind: 'known', value: 'write' },
});

describe('what people read', () => {
  it('where the reason is missing', () => {
    const effects = effectsOf(factsOf({ body: BARE_BODY }));
    expect(page(checkOf(effects))).toMatchSnapshot();
    expect(commentOf(effects)).toMatchSnapshot();
  });

  it('where all is well', () => {
    expect(page(checkOf(effectsOf(factsOf({ body: GOOD_BODY }))))).toMatchSnapshot();
  });

  it('under a waiver', () => {
    const commands = {
      kind: 'known',
      value: [command('/baton waive rationale for 14d demo at noon, see #3')],
    } as const;
    expect(page(checkOf(effectsOf(factsOf({ body: BARE_BODY, commands }))))).toMatchSnapshot();
  });

  it('where two pull requests share a head', () => {
    const second = factsOf({ number: 14, title: 'The <b>same</b> | @anna', body: GOOD_BODY });
    expect(page(checkOf(effectsOf(factsOf({ body: BARE_BODY }), second)))).toMatchSnapshot();
  });

  it('where help was asked for', () => {
    const commands = { kind: 'known', value: [command('/baton help')] } as const;
    expect(commentOf(effectsOf(factsOf({ body: GOOD_BODY, commands })))).toMatchSnapshot();
  });
});

describe('GitHub\u2019s limits', () => {
  it('are kept with a note, however much there is to say', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      factsOf({ number: index + 20, title: `Title ${'x'.repeat(200)}`, body: BARE_BODY }),
    );
    const check = checkOf(effectsOf(factsOf({ body: BARE_BODY }), ...many));
    expect(byteLength(check.summary)).toBeLessThanOrEqual(65_535);
    expect(byteLength(check.text)).toBeLessThanOrEqual(65_535);
    expect(check.text).toMatch(/_\d+ more findings did not fit on this page\._$/);
    for (const { label, description, identifier } of check.actions) {
      expect(label.length).toBeLessThanOrEqual(20);
      expect(description.length).toBeLessThanOrEqual(40);
      expect(identifier.length).toBeLessThanOrEqual(20);
    }
  });
});

describe('decide', () => {
  it('plans nothing more once its effects are applied', () => {
    const facts = factsOf({ body: BARE_BODY });
    const effects = effectsOf(facts);
    const { externalId, conclusion } = checkOf(effects);
    const after: PullRequestFacts = {
      ...facts,
      ownCheckRun: { id: 1, externalId, conclusion, status: 'completed', startedAt: facts.now },
      ownComment: {
        id: 2,
        nodeId: 'IC_2',
        body: commentOf(effects),
        isMinimized: false,
        isEditedByOthers: false,
      },
    };
    expect(effectsOf(after)).toEqual([]);
  });

  it.each<[string, PullRequestFacts]>([
    ['closed', factsOf({ state: 'closed' })],
    ['merged', factsOf({ state: 'merged' })],
  ])('does nothing for a pull request that is %s', (_what, facts) => {
    expect(effectsOf(facts)).toEqual([]);
  });
});
