import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { remarkLintBatonReferences } from '../../../../src/handoff/documents/references/remark-references.ts';
import { REPOSITORY, viewOf } from './report-on.ts';

function lint(value: string): VFile {
  const file = new VFile({ value });
  const { view } = viewOf(['docs/deploy.md', 'ops/x.sh']);
  const options = { view, path: 'RUNBOOK.md', repository: REPOSITORY };
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkLintBatonReferences, options);
  processor.runSync(processor.parse(file), file);
  return file;
}

describe('remarkLintBatonReferences', () => {
  it('reports each dead reference at its place, in the way of remark-lint', () => {
    const file = lint('See\n[a](docs/deploi.md) and `ops/x.sh`.\n');
    const [message, ...others] = file.messages;
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      ruleId: 'runbook',
      source: 'baton',
      reason: '`docs/deploi.md` is linked but is not in the repository.',
      actual: 'docs/deploi.md',
      expected: ['docs/deploy.md'],
      line: 2,
      column: 1,
    });
    expect(message?.url).toMatch(/docs\/rules\.md#runbook$/);
    expect(file.data.references).toMatchObject({ alive: 1, paths: ['ops/x.sh'] });
  });

  it('says nothing where all is there', () => {
    expect(lint('[a](docs/deploy.md)').messages).toEqual([]);
  });
});
