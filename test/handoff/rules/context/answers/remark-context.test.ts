import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { remarkLintBatonContext } from '../../../../../src/handoff/rules/context/remark-context.ts';

function lint(value: string): VFile {
  const file = new VFile({ value });
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkLintBatonContext);
  processor.runSync(processor.parse(file), file);
  return file;
}

describe('remarkLintBatonContext', () => {
  it('reports each missing answer at its place, in the way of remark-lint', () => {
    const file = lint('## State\n\nThe import works.\n\n## Open questions\n\nTBD\n');
    expect(file.messages).toHaveLength(2);
    const [message] = file.messages;
    expect(message).toMatchObject({
      ruleId: 'context',
      source: 'baton',
      reason: 'Missing open questions: what is undecided',
      actual: 'placeholder',
      line: 7,
      column: 1,
    });
    expect(message?.url).toMatch(/docs\/rules\.md#context$/);
    expect(message?.expected).toHaveLength(1);
    expect(file.data.context?.state.isGiven).toBe(true);
  });

  it('reports all three where there is nothing to point at', () => {
    expect(lint('').messages.map(({ actual }) => actual)).toEqual(['missing', 'missing', 'missing']);
  });

  it('says nothing where all three are answered', () => {
    const text = '## State\n\nIt works.\n\n## Open questions\n\nNone.\n\n## Next\n\nRest.\n';
    expect(lint(text).messages).toEqual([]);
  });
});
