import { describe, expect, it } from 'vitest';
import { evalContext } from './eval-context.ts';

const full = {
  id: 'a',
  repo: 'acme/shop',
  path: 'CONTEXT.md',
  text: '## State\n\nIt works.\n\n## Open questions\n\nNone.\n\n## Next\n\nRetry.',
  state: true,
  questions: true,
  thinking: true,
};
const bare = { ...full, id: 'b', text: 'A shop.', doubt: 'questions', thinking: false };

function run(lines: readonly unknown[], isJson = false): string {
  const result = evalContext(lines.map((line) => JSON.stringify(line)).join('\n'), { isJson });
  return result.kind === 'report' ? result.output : `${result.line}: ${result.message}`;
}

describe('npm run eval -- context', () => {
  it('prints the scores of each answer, without its doubtful fields, per repository, and what was wrong', () => {
    const [state = '', questions = '', thinking = ''] = run([full, bare]).split('\n\n## ');
    expect(state).toContain('2 items: 2 given, 0 missing');
    expect(state).toMatch(/^all +2 +1\.000 +0\.500 +0\.667 +1\/2 \(50\.0 %\) +-/m);
    expect(state).toContain('b acme/shop: CONTEXT.md | missing');
    expect(state).not.toContain('without doubtful items');
    expect(questions).toMatch(/^without doubtful items +1 /m);
    expect(thinking).toMatch(/^acme\/shop +2 +1\.000 +1\.000/m);
  });

  it('prints one verdict a line and nothing else with --json, also without labels', () => {
    expect(run([full, { id: 7, text: '' }], true).split('\n')).toEqual([
      '{"id":"a","state":true,"questions":true,"thinking":true}',
      '{"id":7,"state":false,"questions":false,"thinking":false}',
    ]);
  });

  it('takes a list of doubtful fields, and true for all', () => {
    const output = run([{ ...full, doubt: ['state', 'thinking'] }, { ...bare, doubt: true }, full]);
    const [state = '', questions = ''] = output.split('\n\n## ');
    expect(state).toMatch(/^without doubtful items +1 /m);
    expect(questions).toMatch(/^without doubtful items +2 /m);
  });

  it('tells a bad line by its number', () => {
    expect(run([full, { ...full, thinking: 'yes' }])).toBe('2: expected `thinking`, true or false');
    expect(run([{ id: 'a' }], true)).toBe('1: expected `text`, a string');
  });
});
