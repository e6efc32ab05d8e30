import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { findGoverning } from '../../../../../src/handoff/rules/decision/records/governing-records.ts';
import { nextRecord } from '../../../../../src/handoff/rules/decision/records/next-record.ts';
import { summariseRecord } from '../../../../../src/handoff/rules/decision/records/read-record.ts';
import {
  isRecordPath,
  recordNumber,
} from '../../../../../src/handoff/rules/decision/records/record-paths.ts';
import { remarkLintBatonDecision } from '../../../../../src/handoff/rules/decision/remark-decision.ts';

describe('the path of a record', () => {
  it.each<[string, boolean, number | null]>([
    ['docs/decisions/0003-use-redis.md', true, 3],
    ['docs/ADR/ADR-012.md', true, 12],
    ['doc/adr/7_x.markdown', true, 7],
    ['adr/use-go.md', true, null],
    ['docs/architecture/decisions/0001-x.md', true, 1],
    ['services/mail/docs/adr/0001-x.md', true, 1],
    ['docs/adr/backend/0001-x.md', true, 1],
    ['docs/adr/2026-01-31-x.md', true, null],
    ['docs/decisions/20260131-x.md', true, null],
    ['decisions/1-x.md', true, 1],
    ['src/decisions/1-x.md', false, 1],
    ['docs/adr/README.md', false, null],
    ['docs/adr/adr-template.md', false, null],
    ['docs/adr/0001-x.txt', false, 1],
    ['docs/adr/a/b/c/0001-x.md', false, 1],
    ['0001-x.md', false, 1],
  ])('%s', (path, isRecord, number) => {
    expect([isRecordPath(path), recordNumber(path)]).toEqual([isRecord, number]);
  });
});

describe('summariseRecord', () => {
  it.each<[string, string, boolean]>([
    ['accepted', '# A\n\n## Status\n\nAccepted\n', true],
    ['superseded', '# A\n\n## Status\n\nSuperseded by [7](7.md)\n', false],
    ['with marks', '# A\n- **Status**: \u{26A0} **Superseded by ADR-3**\n', false],
    ['in part', '# A\nStatus: superseded in part by 3\n', true],
    ['of front matter', '---\nstatus: rejected\n---\n# A\n', false],
    ['that supersedes', '# A\n\nStatus: accepted, supersedes 3\n', true],
    ['none', '# A\n\nText.\n', true],
  ])('reads a status %s', (_what, text, isInForce) => {
    expect(summariseRecord('docs/adr/0001-x.md', text)).toEqual({ title: 'A', isInForce });
  });

  it('takes the title from the name where there is none', () => {
    expect(summariseRecord('docs/adr/0001-use-go.md', 'Text').title).toBe('use go');
  });
});

describe('findGoverning', () => {
  const record = (name: string, text: string) =>
    ({ path: `docs/adr/${name}.md`, sha: name, text: { kind: 'known', value: text } }) as const;
  const named = (text: string, changed = ['src/db/pool.ts']) =>
    findGoverning([record('0001-a', text)], changed)[0]?.names ?? null;

  it.each<[string, string | null]>([
    ['The pool is in `src/db/pool.ts`.', 'src/db/pool.ts'],
    ['Everything in src/db/ asks it.', 'src/db'],
    ['See [the pool](../../src/db/pool.ts).', 'src/db/pool.ts'],
    ['See src/db.', 'src/db'],
    ['Everything in src/ and in package.json.', null],
    ['src/db/pool.tsx, src/dba, other/src/db', null],
  ])('%s', (text, expected) => {
    expect(named(text)).toBe(expected);
  });

  it('names the most exact first, three at most, and none that the pull request changes', () => {
    const records = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      record(`000${name}`, name === 'e' ? 'src/db/pool.ts' : 'src/db'),
    );
    const found = findGoverning(records, ['src/db/pool.ts', 'docs/adr/000a.md']);
    expect(found.map(({ path }) => path)).toEqual([
      'docs/adr/000e.md',
      'docs/adr/000b.md',
      'docs/adr/000c.md',
    ]);
  });
});

describe('nextRecord', () => {
  it.each(['../../etc', '@scope/name', '-->', '`x`', '\u202Eevil', '名前', ''])(
    'makes a harmless path of %j',
    (title) => {
      const { path, value } = nextRecord(
        { title, signs: [title], now: '2026-06-10T00:00:00Z' },
        'docs/adr',
        [],
      );
      expect(path).toMatch(/^docs\/adr\/0001-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/);
      expect(value.match(/-->/g)).toHaveLength(3);
    },
  );
});

describe('remarkLintBatonDecision', () => {
  function lint(value: string, frontMatter: string | null = null): VFile {
    const file = new VFile({ value, data: { frontMatter } });
    const processor = unified().use(remarkParse).use(remarkGfm).use(remarkLintBatonDecision);
    processor.runSync(processor.parse(file), file);
    return file;
  }

  it('reports each gap at its place, in the way of remark-lint', () => {
    const { messages, data } = lint('# Use Go\n\nStatus: accepted\n\n## Context\n\n## Decision\n\nGo.\n');
    expect(messages.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'Unexpected empty part, expected context'],
      [1, 'Missing part, expected consequences'],
    ]);
    expect(messages[0]).toMatchObject({
      ruleId: 'decision',
      source: 'baton',
      actual: 'empty',
      expected: ['context'],
    });
    expect(messages[0]?.url).toMatch(/docs\/rules\.md#decision$/);
    expect(data.decision).toHaveLength(2);
  });

  it('takes the status from the front matter that it is handed', () => {
    expect(lint('# A\n', 'status: accepted').messages.map(({ expected }) => expected?.[0])).not.toContain(
      'status',
    );
  });
});
