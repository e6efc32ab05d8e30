import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { remarkLintBatonRationale } from '../../../../src/handoff/rules/rationale/remark-rationale.ts';

function lint(value: string): VFile {
  const file = new VFile({ value });
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkLintBatonRationale);
  processor.runSync(processor.parse(file), file);
  return file;
}

describe('remarkLintBatonRationale', () => {
  it('reports at the sentence nearest to a reason, in the way of remark-lint', () => {
    const [message, ...others] = lint('Fixes #3\n\nAdds a column to the table.\n').messages;
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      ruleId: 'rationale',
      source: 'baton',
      reason: 'This says what changed, not why.',
      actual: 'what-only',
      line: 3,
      column: 1,
    });
    expect(message?.url).toMatch(/docs\/rules\.md#rationale$/);
    expect(message?.expected).toHaveLength(1);
  });

  it('reports a place inside the source, also where there is nothing to point at', () => {
    for (const source of [
      '',
      'Fixes #3',
      '- [x] a\n- [ ] b',
      '> Adds a column',
      '| a |\n| - |\n| Adds a column |',
    ]) {
      const [message] = lint(source).messages;
      expect(message?.line ?? 1).toBeLessThanOrEqual(source.split('\n').length);
      expect(message).toBeDefined();
    }
  });

  it('says nothing where the description says why', () => {
    expect(lint('The import failed every night because the server restarts at 2 am.').messages).toEqual([]);
  });
});
