import type { RepositoryView } from '../../lookups/repository-view.ts';
import type { RunbookQuestion } from './answers/judge-answers.ts';
import { QUESTIONS } from './questions.ts';
import { type RepositoryHints, readHints } from './repository-hints.ts';

/** A section to paste for one question: what the repository shows is filled in, the rest says TODO. */
export function sectionSnippet(question: RunbookQuestion, view: RepositoryView): string {
  return SECTIONS[question](readHints(view)).join('\n');
}

/** A whole runbook to begin with. It does not pass by itself: what only people know says TODO. */
export function runbookSkeleton(view: RepositoryView): string {
  const hints = readHints(view);
  return (
    ['# Runbook', ...QUESTIONS.map((question) => SECTIONS[question](hints).join('\n'))].join('\n\n') + '\n'
  );
}

const SECTIONS: Readonly<Record<RunbookQuestion, (hints: RepositoryHints) => readonly string[]>> = {
  monitor: ({ boards, hasCompose, commands }) => [
    '## Monitor',
    '',
    ...boards.map((board) => `- ${board}`),
    ...(hasCompose
      ? ['- `docker compose ps` shows what runs, `docker compose logs --tail 100` what it says.']
      : []),
    ...commands
      .filter((command) => !/rollback|deploy|restart/.test(command))
      .map((command) => `- \`${command}\``),
    '- Well means: TODO (such as: the health check answers 200, the queue is below 100)',
  ],
  alerts: () => [
    '## Alerts',
    '',
    '| alert or symptom | it means | first thing to do |',
    '| --- | --- | --- |',
    '| TODO (such as: answers take over 5 s) | TODO | TODO |',
  ],
  rollback: ({ deployWorkflow, commands }) => [
    '## Roll back',
    '',
    ...(deployWorkflow === null
      ? ['1. TODO: the command that brings the last good version back']
      : [
          `1. Open the runs of \`${deployWorkflow}\` under Actions, choose the last good one, and re-run it: TODO (does that bring the old version back?)`,
        ]),
    ...commands.filter((command) => command.includes('rollback')).map((command) => `1. \`${command}\``),
    '1. See that it worked: TODO',
    '1. Data that the bad version wrote: TODO',
  ],
  contact: ({ owners }) => [
    '## Contact',
    '',
    '| for what | whom | how |',
    '| --- | --- | --- |',
    ...(owners.length === 0
      ? ['| anything | TODO (a name) | TODO (handle, channel or phone) |']
      : [`| anything | ${owners.join(', ')} | TODO (channel or phone for the night) |`]),
  ],
};
