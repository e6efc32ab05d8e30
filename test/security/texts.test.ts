import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/handoff/effects/decide.ts';
import type { Effect } from '../../src/handoff/effects/effect.ts';
import { renderReport } from '../../src/handoff/readiness/report/render-report.ts';
import { planSetupIssue } from '../../src/handoff/setup/plan-setup-issue.ts';
import { GOOD_DOCUMENTS } from '../documents.ts';
import { BARE_BODY, factsOf } from '../facts.ts';
import * as drills from '../handoff/drills/world.ts';
import * as phases from '../handoff/phases/sync/world.ts';
import { badWeek, withheldWeek } from '../handoff/readiness/report/situations.ts';
import { CONTEXT_OF_REPORT } from '../handoff/readiness/report/world.ts';
import { lookedUpIn } from '../repository.ts';
import { expectHarmless, HOSTILE_LINE, HOSTILE_TEXT, poison } from './hostile.ts';

/** The same ones each time, so that nobody's unrelated change fails; take the seed out to look for more. */
const RUNS = { numRuns: 60, seed: 6 };

/** Every Markdown that the effects would have GitHub show. */
function pagesOf(effects: readonly Effect[]): string[] {
  return effects.flatMap((effect) => {
    if ('checkRun' in effect) return [effect.checkRun.summary, effect.checkRun.text];
    return 'body' in effect && effect.body !== undefined ? [effect.body] : [];
  });
}

function expectHarmlessPages(effects: readonly Effect[], options: { readonly mayLink?: boolean } = {}): void {
  const pages = pagesOf(effects);
  expect(pages.length).toBeGreaterThan(0);
  for (const page of pages) expectHarmless(page, options);
}

const file = (path: string, text: string) =>
  ({ path, sha: path, text: { kind: 'known', value: text } }) as const;

describe('what somebody writes takes no effect', () => {
  it('in a check and its comment, from a title, a description and a waiver', () => {
    fc.assert(
      fc.property(HOSTILE_LINE, HOSTILE_TEXT, (line, text) => {
        const waiver = {
          id: 7,
          author: { login: 'anna', isBot: false },
          createdAt: '2026-06-10T11:00:00Z',
          body: `/baton waive runbook ${line}`,
          isEdited: false,
          answer: null,
          authorPermission: { kind: 'known', value: 'write' },
        } as const;
        const facts = factsOf({
          title: line,
          body: `${BARE_BODY}\n${text}\nRunbook: unchanged because ${line}\nDecision: none because ${line}`,
          headRefName: line,
          labels: { kind: 'known', value: [line] },
          commands: { kind: 'known', value: [waiver] },
        });
        const second = factsOf({ number: 14, title: line, body: text });
        const wish = { rerunOf: null, checksOnly: false, operator: line };
        expectHarmlessPages(decide({ pullRequests: [facts, second], wish, unparsable: [] }).effects);
      }),
      RUNS,
    );
  });

  it('in a check, from documents, paths and a config that the pull request brings', () => {
    fc.assert(
      fc.property(HOSTILE_LINE, HOSTILE_TEXT, (line, text) => {
        const config = `systems:\n  - name: ${JSON.stringify(line)}\n    paths: [${JSON.stringify(line)}]\n    runbook: ${JSON.stringify(line)}\n`;
        const facts = factsOf(
          { body: BARE_BODY },
          {
            configFiles: { repository: file('.github/baton.yml', config), head: null },
            lookedUp: lookedUpIn({
              base: {
                ...GOOD_DOCUMENTS,
                'RUNBOOK.md': `# ${line}\n\n${text}\n\nSee [x](docs/gone.md#${line}) and \`scripts/${line}.sh\`.\n`,
                'PLAN.md': `## Phase 1 (weeks 1-3): ${line}\n${text}\n- Target: ${line} > 0.7\n`,
                'docs/decisions/0001-a.md': `# ${line}\n\n## Status\n\n${text}\n`,
              },
            }),
          },
        );
        const wish = { rerunOf: null, checksOnly: false, operator: null };
        expectHarmlessPages(decide({ pullRequests: [facts], wish, unparsable: [] }).effects);
      }),
      RUNS,
    );
  });

  it('in a report, from titles, names, areas and reasons', () => {
    const NAMES = new Set([
      'title',
      'headline',
      'text',
      'action',
      'latest',
      'name',
      'inHouse',
      'outsiders',
      'areas',
      'quietAreas',
      'system',
      'runbook',
      'who',
      'note',
      'decision',
    ]);
    fc.assert(
      fc.property(HOSTILE_LINE, (line) => {
        for (const week of [badWeek(), withheldWeek()]) {
          // Titles of dimensions are Baton's own.
          const readiness = { ...poison(week, NAMES, line), score: week.score };
          const { body } = renderReport(readiness, { ...CONTEXT_OF_REPORT, operator: line });
          expectHarmless(body);
        }
      }),
      RUNS,
    );
  });

  it('in the issue of a phase, from its plan, metrics and decisions', () => {
    fc.assert(
      fc.property(HOSTILE_LINE, HOSTILE_TEXT, (line, text) => {
        const plan = phases.PLAN.replace('Retrieval baseline', () => line)
          .replace('Ingest: 4 sources', () => line)
          .replace('switch to managed retrieval', () => line)
          .replace('- Claude Sonnet for generation', () => text)
          .replace('golden set', () => line);
        const { facts } = phases.settle(phases.phaseFacts({ plan }));
        const said = [
          '/baton metric nDCG@5 0.5',
          '/baton metric nDCG@5 0.55',
          '/baton metric nDCG@5 0.58',
          '/baton decide stop',
          '/baton decide',
          `/baton metric "${line}" 1`,
        ];
        const after = phases.say(
          facts,
          1,
          ...said.map((words, index) =>
            phases.comment(index + 1, index === 3 ? 'fiona' : 'lazar', `${words} ${line}`),
          ),
        );
        const { issues } = phases.settle(after).facts;
        expect(issues.length).toBeGreaterThan(0);
        for (const issue of issues) {
          expectHarmless(issue.body);
          for (const { author, body } of phases.commentsOf(issue))
            if (author?.login === 'baton') expectHarmless(body);
        }
      }),
      RUNS,
    );
  });

  it('in the issues on the setup and on drills, from what the repository holds', () => {
    fc.assert(
      fc.property(HOSTILE_LINE, HOSTILE_TEXT, (line, text) => {
        const repository = factsOf().repository;
        const { effects } = planSetupIssue({
          now: '2026-11-24T12:00:00Z',
          repository: { ...repository, defaultBranch: line },
          hasLabel: false,
          squash: null,
          missingPermissions: [],
          installationUrl: 'https://github.com/organizations/acme/settings/installations/1',
          configFiles: { repository: null },
          setupIssue: null,
          lookedUp: lookedUpIn({
            base: { [`.github/workflows/${line}.yml`]: text, CODEOWNERS: `* ${line}` },
          }),
          operator: line,
        });
        expectHarmlessPages(effects);
        const runbook = `${drills.RUNBOOK}\n\n## Rollback again\n\n${text}\n\nRoll back with \`x\`, then ${line}\n`;
        const asked = drills.apply(drills.scene({ files: { 'RUNBOOK.md': runbook } }));
        const done = drills.say(asked, 1, drills.comment('anna', `/baton drill failed ${line}`));
        for (const world of [asked, drills.apply(done)]) {
          expect(world.drills.length).toBeGreaterThan(0);
          for (const { body } of world.drills) expectHarmless(body, { mayLink: true });
        }
      }),
      RUNS,
    );
  });
});
