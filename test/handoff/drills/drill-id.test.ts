import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DRILL_ID_PATTERNS,
  drillMarker,
  parseDrillMarker,
  systemSlugs,
} from '../../../src/handoff/drills/drill-id.ts';
import { DRILL_BLOCK_PATTERNS, readDrillBlock } from '../../../src/handoff/drills/read-drill-block.ts';
import { expectNoBlowUp } from '../../no-blow-up.ts';

describe('the id of a drill', () => {
  it('is the slug of its system and an ordinal', () => {
    expect(systemSlugs(['repository', 'Ingest API (v2)', 'Suche & Ähnliches', '检索'])).toEqual([
      'repository',
      'ingest-api-v2',
      'suche-ähnliches',
      '检索',
    ]);
  });

  it('tells systems apart whose names are nearly alike, whatever their order', () => {
    const [one, other, none] = systemSlugs(['a b', 'A-B', '!!!']);
    expect(one).toMatch(/^a-b-[\da-f]{8}$/);
    expect(systemSlugs(['A-B', 'a b'])).toEqual([other, one]);
    expect(none).toMatch(/^[\da-f]{8}$/);
  });

  it('comes back from its marker, for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 99_999 }), (name, ordinal) => {
        const [slug = ''] = systemSlugs([name]);
        expect(parseDrillMarker(drillMarker({ slug, ordinal }))).toEqual({ slug, ordinal });
      }),
    );
  });

  it.each(['<!-- baton:drill:a -->', '<!-- baton:drill-end -->', '> <!-- baton:drill:a-1 -->', ''])(
    'is not read from %j',
    (line) => {
      expect(parseDrillMarker(line)).toBeNull();
    },
  );
});

describe('the block of a drill', () => {
  const LAST = '<sub>Everything below is yours: write freely, Baton keeps only what is above.</sub>';
  const block = `<!-- baton:drill:a-1 -->\ntext\n<!-- baton:drill-result:7 -->\n---\n${LAST}`;

  it.each([
    ['alone', `${block}\n<!-- baton:drill-end -->`, '', ''],
    ['between', `above\r\n${block}\n<!-- baton:drill-end -->\n\nbelow`, 'above', 'below'],
    [
      'with text right below the last line that is seen',
      `${block}\nbelow\n<!-- baton:drill-end -->`,
      '',
      'below',
    ],
    ['without its end', '<!-- baton:drill:a-1 -->\nmine', '', 'mine'],
  ])('%s leaves people their text', (_, body, before, after) => {
    expect(readDrillBlock(body)).toMatchObject({ id: { slug: 'a', ordinal: 1 }, before, after });
  });

  it('tells whose result it tells', () => {
    expect(readDrillBlock(block).toldResult).toBe(7);
    expect(readDrillBlock('text')).toEqual({ id: null, toldResult: null, before: '', after: 'text' });
  });

  it('has no expression that blows up', () => {
    expectNoBlowUp([...DRILL_ID_PATTERNS, ...DRILL_BLOCK_PATTERNS]);
  });
});
