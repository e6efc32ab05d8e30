import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failing, passing } from '../../../../src/handoff/rules/rationale/examples.ts';
import { judgeDescription } from '../../../../src/handoff/rules/rationale/judge-description.ts';
import { patterns } from '../../../../src/handoff/text/words.ts';
import { expectNoBlowUp } from '../../../no-blow-up.ts';

const markdown = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '\n',
        '\n\n',
        '\r\n',
        '\r',
        '# Why',
        '- ',
        '- [x] ',
        '> ',
        '`',
        '```',
        '<!--',
        '-->',
        '<b',
        '|a|\n|-|\n',
        '**',
        '[x](',
        '1. ',
        '    ',
        'because',
        '。',
        '\u2028',
        '"',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const wrapped = {
  title: 'Retry',
  text: 'The mail server restarts\nat night, and invoices\nwere lost.\n\nFixes #1',
};
const examples = fc.constantFrom(wrapped, ...passing, ...failing);

describe('judgeDescription, whatever is written', () => {
  it('never throws, and gives a verdict that agrees with itself', () => {
    fc.assert(
      fc.property(markdown, fc.string(), (body, title) => {
        const verdict = judgeDescription({ title, body });
        expect(verdict.label === 'none').toBe(verdict.insufficiency !== null);
        expect(verdict.why).not.toBe('');
      }),
    );
  });

  it('survives nesting that nobody writes by hand', () => {
    for (const piece of ['> ', '- ', '*a **b ', '[', '<b>']) {
      expect(() => judgeDescription({ title: 't', body: `${piece.repeat(500)}x` })).not.toThrow();
    }
  });

  it('keeps a rationale one when unrelated text is appended', () => {
    const unrelated = fc.constantFrom(
      '- Adds a file\n- Renames another',
      'Fixes #12',
      '## Test plan\n\n- [x] built',
      '```\ncode\n```',
      'Low risk, feedback welcome.',
      'Adds `a.ts` and updates the tests of the client.',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...passing),
        fc.array(unrelated, { maxLength: 8 }),
        ({ title, text }, more) => {
          const before = judgeDescription({ title, body: text });
          const after = judgeDescription({ title, body: [text, ...more].join('\n\n') });
          if (before.label === 'rationale') expect(after.label).toBe('rationale');
        },
      ),
    );
  });

  it('does not become a rationale by more of the same list', () => {
    const items = Array.from({ length: 60 }, (_, index) => `- Adds \`file${index}.ts\` to the build`);
    expect(judgeDescription({ title: 'Build', body: items.join('\n') }).label).toBe('none');
  });

  it('is indifferent to line endings', () => {
    fc.assert(
      fc.property(examples, ({ title, text }) => {
        const { label, insufficiency, nearest } = judgeDescription({ title, body: text });
        const windows = judgeDescription({ title, body: text.replaceAll('\n', '\r\n') });
        expect(windows).toMatchObject({ label, insufficiency, nearest });
      }),
    );
  });
});

describe('the patterns of the rule', () => {
  it('take linear time on long repetitive input', () => {
    expectNoBlowUp(Object.values(patterns));
  });
});
