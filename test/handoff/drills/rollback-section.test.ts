import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/handoff/documents/read-document.ts';
import { QUOTE_PATTERNS, quoteSection } from '../../../src/handoff/drills/quote-section.ts';
import { findRollbackSections } from '../../../src/handoff/drills/rollback-section.ts';
import { expectNoBlowUp } from '../../no-blow-up.ts';

const repository = { url: 'https://github.com/acme/shop', defaultBranch: 'main' };

function quote(text: string, path = 'ops/RUNBOOK.md') {
  const document = readDocument(text);
  return quoteSection({ path, text, document }, findRollbackSections(text, document), repository);
}

const UNDO = 'Run `kubectl rollout undo deployment/shop` and wait until `kubectl rollout status` is done.';

describe('the rollback section of a runbook', () => {
  it('goes to the next heading of the same level, with all below it', () => {
    const text = `# Runbook\n\n## Deploy\n\nPush to main.\n\n## Rollback\n\n### The service\n\n${UNDO}\n\n### The data\n\n\`\`\`sh\npg_restore -d shop backup.dump\n\`\`\`\n\n---\n\n## Contact\n\nanna@acme.example\n`;
    expect(quote(text)).toEqual({
      blocks: [
        `> ## Rollback\n>\n> ### The service\n>\n> ${UNDO}\n>\n> ### The data\n>\n> \`\`\`sh\n> pg_restore -d shop backup.dump\n> \`\`\``,
      ],
      cutAtLine: null,
    });
  });

  it('is several where several headings say so', () => {
    const text = `# Runbook\n\n## Rollback of the service\n\n${UNDO}\n\n## Deploy\n\nPush.\n\n## Restore the database\n\nRun \`pg_restore -d shop backup.dump\`.\n`;
    expect(quote(text).blocks).toEqual([
      `> ## Rollback of the service\n>\n> ${UNDO}`,
      '> ## Restore the database\n>\n> Run `pg_restore -d shop backup.dump`.',
    ]);
  });

  it('is the section that tells it, whatever its heading says', () => {
    const text = `# Runbook\n\n## Deploy\n\nPush to main. To roll back: ${UNDO}\n\n## Contact\n\nanna@acme.example\n`;
    expect(quote(text).blocks).toEqual([`> ## Deploy\n>\n> Push to main. To roll back: ${UNDO}`]);
  });

  it('is the whole page where the title says so', () => {
    const text = `---\nowner: ops\n---\n# Rollback\n\nWhen errors rise.\n\n## Steps\n\n${UNDO}\n`;
    expect(quote(text).blocks).toEqual([`> # Rollback\n>\n> When errors rise.\n>\n> ## Steps\n>\n> ${UNDO}`]);
  });

  it('is a part of a page on rolling back that is long', () => {
    const story = 'What happened in the last year, told at length. '.repeat(150);
    const text = `# Rollback\n\n## History\n\n${story}\n\n## Roll back\n\n${UNDO}\n\n## Thanks\n\nTo all.\n`;
    expect(quote(text).blocks).toEqual([`> ## Roll back\n>\n> ${UNDO}`]);
  });

  it('is the whole text where there are no headings', () => {
    expect(quote(`Rollback: ${UNDO}\n`).blocks).toEqual([`> Rollback: ${UNDO}`]);
  });

  it.each([
    ['nothing tells it', '# Runbook\n\n## Contact\n\nanna@acme.example\n'],
    ['only a heading does', '# Runbook\n\n## Rollback\n\n## Contact\n\nanna@acme.example\n'],
    [
      'it says that nothing runs in production yet',
      '# Runbook\n\nNothing runs in production yet: the first deploy is planned for July.\n',
    ],
  ])('is missing where %s', (_, text) => {
    expect(quote(text).blocks).toEqual([]);
  });
});

describe('the quotation', () => {
  it('leads to the repository, mentions nobody and keeps commands', () => {
    const text = `## Rollback\n\nAsk @anna, see [the script](../scripts/undo.sh), [above](#deploy), ![board](img/b.png) and #12.\n\n    npx @acme/cli undo <release> #1\n\n${UNDO}\n`;
    expect(quote(text).blocks).toEqual([
      `> ## Rollback\n>\n> Ask @\u200Banna, see [the script](https://github.com/acme/shop/blob/main/scripts/undo.sh), [above](https://github.com/acme/shop/blob/main/ops/RUNBOOK.md#deploy), ![board](https://github.com/acme/shop/blob/main/ops/img/b.png?raw=true) and #\u200B12.\n>\n>     npx @acme/cli undo <release> #1\n>\n> ${UNDO}`,
    ]);
  });

  it('can’t end the block of the app or begin another one', () => {
    const end = '<!-- baton:drill-end -->';
    const { blocks } = quote(`## Rollback\n\n${UNDO}\n\n${end}\n\n\`\`\`\n${end}\n`);
    expect(blocks.join('\n').split('\n')).not.toContain(end);
    expect(blocks).toEqual([`> ## Rollback\n>\n> ${UNDO}\n>\n>\n>\n> \`\`\`\n> ${end}`]);
  });

  it('is cut between lines after 8,000 characters, and says where', () => {
    const line = 'Then wait a minute, and look again whether it is done.';
    const { blocks, cutAtLine } = quote(`## Rollback\n\n${UNDO}\n\n${`${line}\n`.repeat(400)}`);
    const lines = (blocks[0] ?? '').split('\n');
    expect(blocks.join('').length).toBeLessThan(8_600);
    expect(lines.at(-1)).toBe(`> ${line}`);
    expect(cutAtLine).toBe(lines.length + 1);
  });

  it('shows the beginning of a line that is too long by itself', () => {
    const { blocks } = quote(`${UNDO} ${'Go back to the release before. '.repeat(400)}`);
    expect(blocks[0]).toMatch(/^> Run `kubectl.{7000,8100}…$/);
  });

  it('takes a section out of a list without making code of it', () => {
    const text = `- item\n\n  ## Rollback\n\n  ${UNDO}\n\n      kubectl get pods\n`;
    expect(quote(text).blocks).toEqual([`> ## Rollback\n>\n> ${UNDO}\n>\n>     kubectl get pods`]);
  });

  it('has no expression that blows up', () => {
    expectNoBlowUp(QUOTE_PATTERNS);
  });
});
