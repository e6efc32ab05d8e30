import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../../src/handoff/documents/read-document.ts';
import { judgeContextAnswers } from '../../../../../src/handoff/rules/context/answers/judge-answers.ts';
import { contextPatterns } from '../../../../../src/handoff/rules/context/answers/marks.ts';
import { failing, passing } from '../../../../../src/handoff/rules/context/examples.ts';
import { expectNoBlowUp } from '../../../../no-blow-up.ts';

const questions = ['state', 'questions', 'thinking'] as const;
const pieces = fc.constantFrom(
  '\n',
  '\n\n',
  '\r\n',
  '# State',
  '## Open questions',
  '### Next steps',
  '**Status:** ',
  '- ',
  '- [x] ',
  '- [ ] ',
  '> ',
  '`',
  '```\n',
  '| Status |\n| - |\n| done |\n',
  'TODO',
  'none',
  'done ',
  'whether ',
  'next ',
  '?',
  '"',
  '：',
  '待定',
  '✅',
  '<b',
  '[x](',
);
const markdown = fc
  .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), pieces), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('judgeContextAnswers, whatever is written', () => {
  it('never throws, agrees with itself, and points inside the source', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const answers = judgeContextAnswers(readDocument(text));
        const lines = text.split(/\r\n|\n|\r/).length;
        for (const question of questions) {
          const { isGiven, place, nearest, shortfall } = answers[question];
          expect(isGiven).toBe(shortfall === null);
          expect(nearest ?? '').not.toMatch(/[\r\n]/);
          if (nearest !== null) expect(place).not.toBeNull();
          if (place !== null) {
            expect(place.line).toBeGreaterThanOrEqual(1);
            expect(place.endLine).toBeLessThanOrEqual(lines);
          }
        }
      }),
    );
  });

  it('is indifferent to line endings', () => {
    fc.assert(
      fc.property(fc.constantFrom(...passing, ...failing), ({ text }) => {
        const windows = readDocument(text.replaceAll('\n', '\r\n'));
        expect(judgeContextAnswers(windows)).toEqual(judgeContextAnswers(readDocument(text)));
      }),
    );
  });

  it('keeps an answer when another section is appended', () => {
    const sections = fc.constantFrom(
      '## Installation\n\nRun `npm install`.',
      '## State\n\nTODO',
      '## Glossary\n\n**Order**: a request.',
      '```ts\nconst a = 1;\n```',
      '## Next steps\n',
    );
    fc.assert(
      fc.property(fc.constantFrom(...passing), fc.array(sections, { maxLength: 5 }), ({ text }, more) => {
        const answers = judgeContextAnswers(readDocument([text, ...more].join('\n\n')));
        expect(questions.filter((question) => answers[question].isGiven)).toEqual([...questions]);
      }),
    );
  });

  it('does not become an answer by more of the same placeholder', () => {
    const text = '## State\n\nTODO\n\n## Open questions\n\n- TBD\n\n## Next steps\n\n- ...\n\n'.repeat(50);
    const answers = judgeContextAnswers(readDocument(text));
    expect(questions.filter((question) => answers[question].isGiven)).toEqual([]);
  });
});

describe('the patterns of the answers', () => {
  it('take linear time on long repetitive input', () => {
    expectNoBlowUp(Object.values(contextPatterns));
  });
});
