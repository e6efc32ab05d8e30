import { describe, expect, it } from 'vitest';
import { expectNoBlowUp } from '../no-blow-up.ts';
import { shippedExpressions } from './shipped-expressions.ts';

const expressions = await shippedExpressions();
const files = [...new Set(expressions.map(({ file }) => file))].sort();

describe('the regular expressions that Baton ships', () => {
  it('are all found', () => {
    expect(expressions.length).toBeGreaterThan(400);
    for (const folder of ['handoff/', 'github/', 'web/'])
      expect(
        files.some((file) => file.startsWith(folder)),
        folder,
      ).toBe(true);
  });

  it.each(files)('of %s take linear time on whatever strangers write', (file) => {
    expectNoBlowUp(expressions.filter((one) => one.file === file).map(({ pattern }) => pattern));
  });
});
