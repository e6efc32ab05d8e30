import { describe, expect, it } from 'vitest';
import {
  MATCH_PATTERNS,
  matchPhases,
  type Recognisable,
  words,
} from '../../../src/handoff/phases/match-phases.ts';
import { expectNoBlowUp } from '../../no-blow-up.ts';

const phase = (id: string, title: string, ...deliverables: string[]): Recognisable => ({
  id,
  label: `Phase ${id}`,
  titles: [title],
  deliverables,
});
const A = phase('1', 'Search', 'Index', 'Rank');
const B = phase('2', 'Answers', 'Prompt', 'Judge');
const C = phase('3', 'Deploy', 'Lambda');

describe('matchPhases', () => {
  it.each<[string, readonly Recognisable[], readonly Recognisable[], readonly (number | null)[]]>([
    ['the same', [A, B, C], [A, B, C], [0, 1, 2]],
    ['nothing known', [A, B], [], [null, null]],
    ['renamed', [phase('1', 'Find', 'New', 'Other'), B], [A, B], [0, 1]],
    ['reordered', [phase('1', 'Answers'), phase('2', 'Search')], [A, B], [1, 0]],
    [
      'renamed and reordered',
      [phase('1', 'Answers', 'Prompt'), phase('2', 'Find', 'Index', 'Rank')],
      [A, B],
      [1, 0],
    ],
    [
      'inserted in front',
      [phase('1', 'Ask'), phase('2', 'Search'), phase('3', 'Answers')],
      [A, B],
      [null, 0, 1],
    ],
    ['dropped', [A, phase('2', 'Deploy', 'Lambda')], [A, B, C], [0, 2]],
    [
      'two with one title',
      [phase('1', 'Polish'), phase('2', 'Polish')],
      [phase('1', 'Polish'), phase('2', 'Polish')],
      [0, 1],
    ],
    [
      'two with one title, of which one is dropped',
      [phase('2', 'Polish')],
      [phase('1', 'Polish'), phase('2', 'Polish')],
      [1],
    ],
    ['with another label', [{ ...A, label: 'Sprint 1', id: 'sprint-1' }], [A], [0]],
    [
      'moved before, and now renamed: the label tells',
      [phase('1', 'New', 'a')],
      [
        { ...phase('2', 'Old', 'b'), label: 'Phase 1' },
        { ...phase('1', 'Other', 'c'), label: 'Phase 2' },
      ],
      [0],
    ],
    ['titles without a word', [phase('1', '!'), phase('2', '?')], [phase('2', '?'), phase('1', '!')], [1, 0]],
    ['half of what it brings', [phase('9', 'Find', 'index', 'rank!', 'x', 'y')], [A], [0]],
    [
      'less than half of what it brings',
      [{ ...phase('9', 'Find', 'Index', 'x', 'y'), label: '' }],
      [A],
      [null],
    ],
  ])('recognises phases: %s', (_what, phases, known, expected) => {
    expect(matchPhases(phases, known)).toEqual(expected);
  });

  it('compares words, in whatever form their letters are written', () => {
    expect(words('Über: die **Suche**')).toBe(words('u\u0308ber die suche'));
  });
});

it('reads words in linear time', () => expectNoBlowUp(MATCH_PATTERNS));
