import type { Config } from '../../config/config.ts';
import type { PullRequestFacts } from '../../facts.ts';
import type { Finding, Outcome } from '../../finding.ts';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import { codeSpan } from '../../text/neutralise.ts';
import type { Rule } from '../rule.ts';
import { failing, passing } from './examples.ts';
import { judgeAge } from './judge-age.ts';
import { judgeContents } from './judge-contents.ts';
import { judgeLinks } from './judge-links.ts';
import { judgePresence } from './judge-presence.ts';
import { judgeTouched } from './judge-touched.ts';
import { readRunbooks, type SystemRunbook } from './read-runbooks.ts';
import { confirmationsOf } from './runbook-confirmations.ts';
import type { PartialJudgement, RunbookParts } from './runbook-parts.ts';

/** Each system has a runbook that answers four questions and is current (DESIGN 4.3). */
export const runbookRule: Rule = {
  id: 'runbook',
  title: 'Runbook',
  motivation: `Something breaks on a day when its author is not there. What the people on call then need is not the code: it is how to see
what is wrong, what the alert means, how to go back, and whom to reach. A runbook that is missing one of these, or that names files and
commands which no longer exist, is found out in the worst hour.`,
  successorMisses: 'how to run this without its author',
  accepts: `A runbook (\`RUNBOOK.md\`, or what the config's \`systems\` name) that answers four questions, under whatever headings, in whatever form (sections, tables, lists, a linked document of the same repository), in English, German, French, Spanish, Portuguese or Chinese:

- **monitor**: how to see whether the system is well: boards, logs, metrics, health checks, commands that show state. A link to a board counts.
- **alerts**: what at least one named or described alert or symptom means *and* what to do first. A troubleshooting section by symptom with first steps counts.
- **rollback**: how to undo or revert a release or change, or restore the earlier state, with the steps or the command.
- **contact**: whom to call or where to escalate: a person, a team or role with a way to reach it, a channel, a phone number, a rota.

"Nothing runs in production yet", with what will change that, is an honest answer to the first three.

And it is **current**:

- What it refers to exists: relative links and anchors, paths, npm, make, just and task targets, workflow files, environment variables.
- A pull request that changes what it depends on (files it names, the operational surface such as deploy workflows, Dockerfiles, compose files, infrastructure code, alert rules and environment templates, and what the config lists under \`watch\`) also touches it, or somebody with write access presses \`Runbook still right\`, or the description says \`Runbook: unchanged because ...\`. Ordinary code never asks for it.
- It was reviewed within \`maxAgeDays\` while its system kept changing. A review is a change of its content or a confirmation; the author's own counts half as long, and a bumped date with nothing else changed counts for nothing.`,
  refuses: `- No file, an empty or binary one, a symbolic link, more than 131,072 characters.
- Placeholders: TODO, TBD, \`<name>\`, lorem ipsum, a heading with nothing under it.
- A severity scale alone, a bare "roll back", a role without a way to reach it, only a link elsewhere.
- A contact that ends at the outside engineer, where the config knows who that is.

What the pull request brings is an error. Missing documents and answers that main lacks already are errors too, but without a comment, and only advice for bots and during the first 14 days after the setup issue was opened. Dead references and age that main already has are advice.`,
  remediation: `Follow the finding's link: it opens GitHub's editor on the runbook, and offers a section to paste that is filled with
what the repository shows. Where nothing has to change, say so: press the button, or write \`Runbook: unchanged because ...\`.`,
  effortMinutes: 10,
  parses: 'documents',
  passing,
  failing,
  judge,
};

const BEING_READ: Outcome = {
  rule: 'runbook',
  state: 'unknown',
  summary: 'The runbook is being read.',
  findings: [],
};

function judge(facts: PullRequestFacts, config: Config, view: RepositoryView): Outcome {
  const level = config.rules.runbook.severity === 'warn' ? 'warn' : 'error';
  const read = readRunbooks(facts, config, view);
  if (read.kind !== 'known') return read.kind === 'wanted' ? BEING_READ : unread(read.reason);
  const { runbooks, omitted } = read.value;
  if (runbooks.length === 0) {
    return {
      ...BEING_READ,
      state: 'not-applicable',
      summary: 'The pull request touches no system of the config.',
    };
  }
  const confirmations = confirmationsOf(facts, runbooks, view);
  const parts = { facts, config, view, level, confirmations } as const;
  const judged = runbooks.map((runbook) => judgeOne(runbook, parts));
  const findings = [
    ...judged.flatMap((one) => one.findings),
    ...(omitted.length === 0 ? [] : [tooManySystems(runbooks.length, omitted.length)]),
  ];
  const shared = {
    rule: 'runbook',
    confirmations: confirmations.kind === 'known' ? confirmations.value.inForce : [],
    lapsedConfirmation: confirmations.kind === 'known' ? confirmations.value.lapsed : null,
    watchedPaths: [...new Set(runbooks.flatMap(({ dependencies }) => dependencies.map(({ path }) => path)))],
  } as const;
  const reason = judged.find((one) => one.unknown !== null)?.unknown;
  if (reason !== undefined && reason !== null && !findings.some(({ severity }) => severity === 'error')) {
    return { ...shared, state: 'unknown', summary: reason, findings: [] };
  }
  if (findings.length > 0) {
    const first = findings.find(({ severity }) => severity === 'error') ?? findings[0];
    return { ...shared, state: 'fail', summary: first?.what ?? '', findings: sorted(findings) };
  }
  return {
    ...shared,
    state: 'pass',
    summary: praise(
      runbooks,
      judged.flatMap((one) => one.notes),
    ),
    findings: [],
  };
}

function judgeOne(runbook: SystemRunbook, parts: RunbookParts): PartialJudgement {
  const presence = judgePresence(runbook, parts);
  if (presence !== null) return presence;
  const judgements = [judgeContents, judgeLinks, judgeTouched, judgeAge].map((judgePart) =>
    judgePart(runbook, parts),
  );
  return {
    findings: judgements.flatMap((one) => one.findings),
    unknown: judgements.find((one) => one.unknown !== null)?.unknown ?? null,
    notes: judgements.flatMap((one) => one.notes),
  };
}

function unread(reason: string): Outcome {
  return { ...BEING_READ, summary: `The runbook could not be read: ${reason}.` };
}

function praise(runbooks: readonly SystemRunbook[], notes: readonly string[]): string {
  const [only] = runbooks;
  const what =
    runbooks.length === 1 && only !== undefined
      ? `${codeSpan(only.system.runbook)} answers all four questions.`
      : `${runbooks.length} runbooks answer all four questions.`;
  return [what, ...new Set(notes)].join(' ');
}

function tooManySystems(read: number, omitted: number): Finding {
  return {
    rule: 'runbook',
    severity: 'warn',
    reason: 'too-many-systems',
    what: `this touches ${read + omitted} systems; the runbooks of the first ${read} were read.`,
    why: 'A change across so many systems is seldom rolled back as one.',
    mend: 'Where it can be split, split it; else look through the remaining runbooks yourself.',
    minutes: 10,
    isAlreadyOnBase: false,
  };
}

function sorted(findings: readonly Finding[]): Finding[] {
  const rank = ({ severity }: Finding): number => (severity === 'error' ? 0 : 1);
  return findings.toSorted((left, right) => rank(left) - rank(right));
}
