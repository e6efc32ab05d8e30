import { expect, it } from 'vitest';
import { GOOD_CONTEXT, GOOD_DOCUMENTS } from '../../documents.ts';
import { bodyFor, config, issueWith } from './setup-world.ts';

/** Pages that a person has read: a change of them is to be read again. */
it('is asked of a repository with a workflow and owners, on the day of installation', async () => {
  const files = {
    'README.md': '# Answers\n\nThe board: https://grafana.example.com/d/answers\n',
    Makefile: 'logs:\n\tdocker compose logs\n',
    '.github/workflows/deploy.yml': 'on: push\n',
    '.github/CODEOWNERS': '* @acme/platform\n',
  };
  const missingPermissions = ['discussions: write'];
  await expect(`${bodyFor(files, { missingPermissions })}\n`).toMatchFileSnapshot('reviewed/first-day.md');
});

it('shows what is left after a while, and what people wrote below', async () => {
  const files = {
    ...GOOD_DOCUMENTS,
    'CONTEXT.md': GOOD_CONTEXT.replace(/## Open questions[\s\S]*?(?=## Last)/, ''),
    'PLAN.md': '# Plan\n',
  };
  const people = config('engagement: { engineers: [lazar], team: [anna] }\n');
  const before = bodyFor(files, people);
  const setupIssue = issueWith(`${before}\n\nAnna writes the rest on Monday.\n`);
  const squash = { isAllowed: true, keepsDescription: true };
  await expect(`${bodyFor(files, { ...people, squash, setupIssue })}\n`).toMatchFileSnapshot(
    'reviewed/later.md',
  );
});
