import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentBlock } from '../../../src/handoff/documents/document.ts';
import { DATE_PATTERNS, onlyDatesDiffer } from '../../../src/handoff/documents/only-dates-differ.ts';
import { readDocument } from '../../../src/handoff/documents/read-document.ts';
import { HINT_PATTERNS } from '../../../src/handoff/rules/runbook/repository-hints.ts';
import { expectNoBlowUp } from '../../no-blow-up.ts';

const TEXT = `---
owner: anna
---
# Runbook

Above all.

## Alerts

**Disk full**

Free some space:

1. Run \`df -h\` and [see](docs/disk.md#full)
   - only then delete
2. Tell anna

| alert | do |
| --- | --- |
| Slow | \`make restart\` |

\`\`\`Bash
make logs
\`\`\`

> quoted

<!-- hidden -->

<details><summary>More</summary>

Folded, see [the board][board].

</details>

- [x] done
- [ ] open

[board]: https://grafana.example.com
`;

const document = readDocument(TEXT);
const find = (text: string): DocumentBlock => {
  const block = document.blocks.find((one) => one.text.includes(text));
  if (block === undefined) throw new Error(`no block ${text}`);
  return block;
};
const headings = (text: string): string[] => find(text).headings.map((heading) => heading.text);

describe('readDocument', () => {
  it('gives each block the headings it stands under, bold lines and labels among them', () => {
    expect(headings('Above all')).toEqual(['Runbook']);
    expect(headings('Run `df -h`')).toEqual(['Runbook', 'Alerts', 'Disk full', 'Free some space']);
    expect(headings('only then delete')).toEqual(['Runbook', 'Alerts', 'Disk full', 'Free some space']);
    expect(headings('Slow')).toEqual(['Runbook', 'Alerts', 'Disk full']);
    expect(headings('Folded')).toEqual(['Runbook', 'Alerts', 'More']);
  });

  it('tells the kinds of blocks, with what belongs to each', () => {
    expect(find('Slow')).toMatchObject({
      kind: 'row',
      header: ['alert', 'do'],
      cells: ['Slow', '`make restart`'],
    });
    expect(find('make logs')).toMatchObject({ kind: 'code', language: 'bash', text: 'make logs' });
    expect(find('quoted').kind).toBe('quote');
    expect(find('done')).toMatchObject({ kind: 'item', checked: true });
    expect(find('open')).toMatchObject({ kind: 'item', checked: false });
    expect(find('only then delete')).toMatchObject({ kind: 'item', level: 1 });
  });

  it('finds links, also by reference, code spans, comments and front matter', () => {
    expect(find('Run `df -h`')).toMatchObject({
      links: [{ text: 'see', url: 'docs/disk.md#full' }],
      codeSpans: [{ text: 'df -h' }],
    });
    expect(find('Folded').links).toMatchObject([{ url: 'https://grafana.example.com' }]);
    expect(document.comments).toMatchObject([{ text: 'hidden' }]);
    expect(document.frontMatter).toBe('owner: anna');
  });

  it('keeps the lines of the file, front matter or not', () => {
    expect(find('Above all').place.line).toBe(TEXT.split('\n').indexOf('Above all.') + 1);
    expect(find('Slow').place.line).toBe(TEXT.split('\n').findIndex((line) => line.startsWith('| Slow')) + 1);
  });

  it('reads the same whatever the line endings, never throws, and names places inside the text', () => {
    const piece = fc.constantFrom(
      '# A',
      '- b',
      '  - c',
      '| a | b |\n|-|-|\n| c | d |',
      '```sh\nx\n```',
      '**B**',
      'text:',
      '> q',
      '<!-- c -->',
      '<b>x',
      '',
      '---',
      '1. z',
      '[a](b)',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }), (lines) => {
        const text = lines.join('\n').replaceAll('\r', '');
        const read = readDocument(text);
        expect(readDocument(text.replaceAll('\n', '\r\n')).blocks.map(({ kind }) => kind)).toEqual(
          read.blocks.map(({ kind }) => kind),
        );
        const count = text.split('\n').length;
        for (const { place } of [...read.blocks, ...read.headings]) {
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.endLine).toBeLessThanOrEqual(count);
        }
      }),
    );
  });
});

describe('onlyDatesDiffer', () => {
  it.each<[string, string, boolean]>([
    ['Reviewed 2026-01-02', 'Reviewed 2026-06-09', true],
    ['Reviewed 3 March 2025.', 'Reviewed June 9, 2026.', true],
    ['Stand: 02.01.2026', 'Stand: 09.06.2026', true],
    ['Reviewed 2026-01-02\n\nSteps', 'Reviewed 2026-06-09\r\n\r\nSteps', true],
    ['Wait 5 minutes', 'Wait 6 minutes', false],
    ['Reviewed 2026-01-02', 'Reviewed 2026-06-09 by anna', false],
  ])('%j and %j: %s', (before, after, expected) => {
    expect(onlyDatesDiffer(before, after)).toBe(expected);
  });
});

it('looks for dates and hints in time proportional to the text', () => {
  expectNoBlowUp([...DATE_PATTERNS, ...HINT_PATTERNS]);
});
