import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_END, MARKER_PATTERNS } from '../../../../src/handoff/phases/issue/phase-marker.ts';
import { readBlock } from '../../../../src/handoff/phases/issue/read-block.ts';
import { TASK_PATTERNS } from '../../../../src/handoff/phases/issue/task-line.ts';
import { planPhases } from '../../../../src/handoff/phases/plan-phases.ts';
import { LAST_LINE } from '../../../../src/handoff/text/own-block.ts';
import { expectNoBlowUp } from '../../../no-blow-up.ts';
import { changeIssue, phaseFacts, settle } from '../sync/world.ts';

const START = '<!-- baton:phase:1 -->';
const SEEN = `${START}\n**Running.**\n\n- [ ] Index\n- [x] Rank\n\n---\n${LAST_LINE}`;
const OWN = `${SEEN}\n${BLOCK_END}`;

describe('readBlock', () => {
  it.each<[string, string, Partial<ReturnType<typeof readBlock>>]>([
    ['the block alone', OWN, { id: '1', before: '', after: '', block: SEEN }],
    ['text around it', `Ours.\n\n${OWN}\n\nOurs too.`, { before: 'Ours.', after: 'Ours too.', block: SEEN }],
    [
      'CRLF',
      `Ours.\r\n\r\n${OWN.replaceAll('\n', '\r\n')}\r\nToo.`,
      { before: 'Ours.', after: 'Too.', block: SEEN },
    ],
    ['indented code below', `${OWN}\n\n    a = 1\n    b = 2`, { after: '    a = 1\n    b = 2' }],
    [
      'text above the hidden end',
      OWN.replace(BLOCK_END, `Ours.\n\n${BLOCK_END}\nToo.`),
      { after: 'Ours.\n\nToo.' },
    ],
    ['no end', `${OWN.replace(BLOCK_END, '')}\nOurs.`, { id: '1', after: 'Ours.' }],
    [
      'no end, and its words in people’s text',
      `${OWN.replace(BLOCK_END, '')}\nOurs.\n${LAST_LINE}\nToo.`,
      { after: `Ours.\n${LAST_LINE}\nToo.` },
    ],
    ['no last lines at all', `${START}\n**Running.**\nOurs.`, { id: '1', after: '**Running.**\nOurs.' }],
    ['no start', OWN.replace(`${START}\n`, ''), { id: null, before: '', block: '' }],
    ['nothing', '', { id: null, before: '', after: '', block: '', tasks: [] }],
    [
      'a marker that people quote above',
      `${START.replace('1', '9')}\nOurs.\n\n${OWN}`,
      { id: '1', before: `${START.replace('1', '9')}\nOurs.` },
    ],
    [
      'a marker that people quote below',
      `${OWN}\n\n${START.replace('1', '9')}`,
      { id: '1', after: START.replace('1', '9') },
    ],
  ])('takes an issue apart: %s', (_what, body, expected) => {
    expect(readBlock(body)).toMatchObject(expected);
  });

  it.each<[string, boolean]>([
    ['- [ ] Index', false],
    ['- [x] Index', true],
    ['- [X] Index', true],
    ['* [x] Index', true],
    ['- [x] Index ([#7](https://github.com/acme/answers/pull/7), [#8](u))', true],
  ])('reads the tick of %s', (line, isDone) => {
    expect(readBlock(OWN.replace('- [ ] Index', line)).tasks[0]).toMatchObject({ text: 'Index', isDone });
  });
});

describe('what people write around the block', () => {
  const made = settle(phaseFacts()).facts;
  const line = fc.oneof(
    fc.constantFrom(
      'Ours.',
      '',
      '    code',
      '- [x] mine',
      '```',
      '---',
      '<!-- note -->',
      LAST_LINE,
      '@anna #1',
      START,
    ),
    fc.string({ maxLength: 20 }).map((text) => text.replaceAll(/[\r\n]/g, '')),
  );
  const text = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));
  const linesOf = (all: string): string[] =>
    all
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== '');

  it('is never lost, and is left as it is once it is read', () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), fc.boolean(), (above, below, isCrLf, hasEnd) => {
        // A whole block that somebody copies above the app's can't be told from it.
        fc.pre(!/<!-- baton:phase:1 -->[^]*<sub>/.test(above));
        const edited = changeIssue(made, 1, ({ body }) => {
          const block = hasEnd ? body : body.replace(`\n${BLOCK_END}`, '');
          const whole = [above, block, below].join('\n');
          return { body: isCrLf ? whole.replaceAll('\n', '\r\n') : whole };
        });
        const { facts } = settle(edited);
        const kept = linesOf(facts.issues[0]?.body ?? '');
        for (const one of [...linesOf(above), ...linesOf(below)]) expect(kept).toContain(one);
        expect(planPhases(facts).effects).toEqual([]);
        expect(facts.issues).toHaveLength(3);
      }),
      { numRuns: 60 },
    );
  });
});

it('reads markers and tasks in linear time', () => expectNoBlowUp([...MARKER_PATTERNS, ...TASK_PATTERNS]));
