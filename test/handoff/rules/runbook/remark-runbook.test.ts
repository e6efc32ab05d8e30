import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { expect, it } from 'vitest';
import { remarkLintBatonRunbook } from '../../../../src/handoff/rules/runbook/remark-runbook.ts';
import { GOOD_RUNBOOK } from '../../../documents.ts';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkLintBatonRunbook).freeze();

function lint(text: string): VFile {
  const file = new VFile({ value: text, path: 'RUNBOOK.md' });
  processor.runSync(processor.parse(file), file);
  return file;
}

it('reports each missing answer at the nearest place, with the rule and its page', () => {
  const { messages, data } = lint('# Runbook\n\n## Rollback\n\nTODO\n');
  expect(messages).toHaveLength(4);
  const rollback = messages.find(({ reason }) => reason.includes('how to go back'));
  expect(rollback).toMatchObject({ line: 5, ruleId: 'runbook', source: 'baton', actual: 'placeholder' });
  expect(rollback?.url).toMatch(/docs\/rules\.md#runbook$/);
  expect(data.runbook?.answers.rollback.isGiven).toBe(false);
});

it('reports nothing where all is answered', () => {
  expect(lint(GOOD_RUNBOOK).messages).toEqual([]);
});
