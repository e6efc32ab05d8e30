import { describe, expect, it } from 'vitest';
import { readBecauseLine, readFieldLine } from '../../../src/handoff/text/because-line.ts';

describe('readBecauseLine', () => {
  it.each<[string, string | null]>([
    ['Runbook: unchanged because the steps stay the same', 'the steps stay the same'],
    ['Why.\r\n\r\nrunbook: Unchanged because it holds', 'it holds'],
    ['- **Runbook:** unchanged because only a comment moved', 'only a comment moved'],
    ['**Runbook**: unchanged because only a comment moved', 'only a comment moved'],
    ['Runbook: unchanged, because it holds', 'it holds'],
    ['Runbook: unchanged because ...', ''],
    ['Runbook: unchanged', ''],
    ['Runbook: changed because of this', null],
    ['The runbook: unchanged because I say so', null],
    ['```\nRunbook: unchanged because of code\n```', null],
    ['<!-- Runbook: unchanged because hidden -->', null],
    ['<!--\nRunbook: unchanged because hidden\n-->', null],
    ['Runbook: unchanged because\nRunbook: unchanged because later wins', 'later wins'],
  ])('reads %j', (text, reason) => {
    expect(readBecauseLine(text, 'runbook', 'unchanged')).toBe(reason);
  });
});

describe('readFieldLine', () => {
  it.each([
    ['Phase: 2', '2'],
    ['phase:  Retrieval live', 'Retrieval live'],
    ['Phase: ...', null],
    ['Phases: 2', null],
  ])('reads %j', (text, value) => {
    expect(readFieldLine(text, 'phase')).toBe(value);
  });
});
