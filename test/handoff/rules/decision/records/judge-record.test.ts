import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../../src/handoff/documents/read-document.ts';
import { decisionRule } from '../../../../../src/handoff/rules/decision/decision-rule.ts';
import { failing, passing } from '../../../../../src/handoff/rules/decision/examples.ts';
import { findGaps } from '../../../../../src/handoff/rules/decision/records/judge-record.ts';
import { judgedIn } from '../../judged-in.ts';

const gaps = (text: string): string[] =>
  findGaps(readDocument(text)).map(({ part, kind, place }) => `${part} ${kind} ${place?.line ?? 0}`);

const NYGARD = `# 1. Use Go\n\n## Status\n\nAccepted\n\n## Context\n\nThe import is slow.\n\n## Decision\n\nWe use Go.\n\n## Consequences\n\nTwo languages.\n`;

describe('findGaps', () => {
  it.each(passing)('finds none in $title', ({ text }) => {
    expect(gaps(text)).toEqual([]);
  });

  it.each(failing)('finds one in $title', ({ text }) => {
    expect(gaps(text)).not.toEqual([]);
  });

  it.each<[string, string, string[]]>([
    [
      'nothing',
      '',
      ['status missing 0', 'context missing 0', 'decision missing 0', 'consequences missing 0'],
    ],
    [
      'a title',
      '# Use Go\n',
      ['status missing 1', 'context missing 1', 'decision missing 1', 'consequences missing 1'],
    ],
    ['a missing part', NYGARD.replace('## Status\n\nAccepted\n', ''), ['status missing 1']],
    ['an empty part', NYGARD.replace('Two languages.', ''), ['consequences empty 15']],
    ['a part that waits', NYGARD.replace('Two languages.', 'TODO: write this'), ['consequences empty 15']],
    [
      'the prompt of a template',
      NYGARD.replace('Two languages.', 'What becomes easier or more difficult to do because of this change?'),
      ['consequences empty 15'],
    ],
    ['only a comment', NYGARD.replace('Two languages.', '<!-- what follows? -->'), ['consequences empty 15']],
    ['a status to choose', NYGARD.replace('Accepted', 'proposed | accepted | rejected'), ['status empty 3']],
  ])('places the gaps of %s', (_what, text, expected) => {
    expect(gaps(text)).toEqual(expected);
    expect(gaps(text.replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  it.each([
    [
      'with its status as a heading',
      NYGARD.replace(
        '## Status\n\nAccepted',
        '## Status: accepted (for the next year, until somebody measures again)',
      ),
    ],
    [
      'with labels in one paragraph',
      NYGARD.replace('## Status\n\nAccepted', 'Date: 2026-01-31\nStatus: Accepted\nDeciders: Anna'),
    ],
    ['with bold labels', NYGARD.replace('## Status\n\nAccepted', '**Status:** Accepted')],
    [
      'with a list of labels',
      NYGARD.replace('## Status\n\nAccepted', '* Status: accepted\n* Date: 2026-01-31'),
    ],
    ['with an intermediate status', NYGARD.replace('Accepted', 'Pending')],
    ['with parts of parts', NYGARD.replace('We use Go.', '### Language\n\nWe use Go.')],
    [
      'whose headings count',
      NYGARD.replace('## Context', '## 2. Context').replace('## Decision', '## 3. Our decision'),
    ],
    ['of first-rank headings', NYGARD.replaceAll('## ', '# ')],
    [
      'in French',
      '# Go\n\n## Statut\n\nAccepté\n\n## Contexte\n\nLent.\n\n## Décision\n\nGo.\n\n## Conséquences\n\nDeux langages.\n',
    ],
    [
      'in Spanish',
      '# Go\n\n## Estado\n\nAceptada\n\n## Contexto\n\nLento.\n\n## Decisión\n\nGo.\n\n## Consecuencias\n\nDos lenguajes.\n',
    ],
    [
      'in Portuguese',
      '# Go\n\nEstado: aceito\n\n## Contexto\n\nLento.\n\n## Decisão\n\nGo.\n\n## Consequências\n\nDuas linguagens.\n',
    ],
    [
      'in Chinese',
      '# 使用 Go\n\n## 状态\n\n已接受\n\n## 背景\n\n导入太慢。\n\n## 决策\n\n使用 Go。\n\n## 影响\n\n两种语言。\n',
    ],
    ['in a script that is not judged', '# Язык\n\nМы используем Go, потому что импорт слишком медленный.\n'],
  ])('finds none in a record %s', (_what, text) => {
    expect(gaps(text)).toEqual([]);
  });

  it('does not take drivers, options or makers for the decision', () => {
    const text = NYGARD.replace(
      '## Decision\n\nWe use Go.',
      '## Decision drivers\n\nSpeed.\n\n## Considered options\n\nGo, Rust.\n\n## Decision makers\n\nAnna',
    );
    expect(gaps(text)).toEqual(['decision missing 1']);
  });
});

describe('a record that a pull request brings', () => {
  const path = 'docs/adr/0001-use-go.md';
  const found = (base: string | null, head: string) =>
    judgedIn(decisionRule, { base: { [path]: base }, changes: { [path]: head } }).findings.map(
      ({ severity, isAlreadyOnBase, reason, what, place }) =>
        `${severity}${isAlreadyOnBase ? ' base' : ''} ${reason} ${place?.path === path ? (place?.line ?? 0) : '?'} ${what}`,
    );
  const emptied = NYGARD.replace('Two languages.', '');

  it('is told what it lacks, at its line', () => {
    expect(found(null, NYGARD)).toEqual([]);
    expect(found(null, emptied)).toEqual([
      'warn empty-part 15 **Consequences** of the decision record is empty.',
    ]);
    expect(found(null, '# Use Go\n\n## Decision\n\nWe use Go.\n')).toEqual([
      'warn missing-part 1 the decision record lacks **Status**, **Context** and **Consequences**.',
    ]);
    expect(found(null, '')).toHaveLength(1);
  });

  it('does not answer for what main lacks already', () => {
    expect(
      found(
        emptied,
        `${emptied}\nMore under it? No: a note.\n`.replace('More under it? No: a note.', '## Notes\n\nMore.'),
      ),
    ).toEqual(['warn base empty-part 15 **Consequences** of the decision record is empty.']);
  });

  it('passes when whole, and is none without number and parts', () => {
    expect(judgedIn(decisionRule, { changes: { [path]: NYGARD } }).state).toBe('pass');
    expect(
      judgedIn(decisionRule, { changes: { 'docs/adr/how-we-decide.md': '# How we decide\n\nTogether.\n' } })
        .findings,
    ).toEqual([]);
  });
});
