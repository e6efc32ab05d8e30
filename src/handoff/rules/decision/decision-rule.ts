import type { Config } from '../../config/config.ts';
import type { PullRequestFacts } from '../../facts.ts';
import type { Outcome } from '../../finding.ts';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import { codeSpan } from '../../text/neutralise.ts';
import type { Rule } from '../rule.ts';
import { describeUnrecorded, governingNote } from './describe-unrecorded.ts';
import { readMentions } from './description.ts';
import { failing, passing } from './examples.ts';
import { findSatisfaction } from './find-satisfaction.ts';
import { findPathSigns, findSigns, sortSigns } from './find-signs.ts';
import { type Inquiry, openInquiry } from './inquiry.ts';
import { readSources } from './read-sources.ts';
import { askForFolders, findRecords } from './records/find-records.ts';
import { judgeRecords } from './records/record-findings.ts';
import { isRecordPath } from './records/record-paths.ts';
import type { Sign } from './sign.ts';
import { findSources } from './sources.ts';

const MINUTES = 10;

/** A pull request that touches more of such files is read in part. */
const MOST_SOURCES = 40;

/** An architectural choice carries its decision record (DESIGN 4.2). */
export const decisionRule: Rule = {
  id: 'decision',
  title: 'Decision record',
  motivation: `What a system is made of outlives whoever chose it. A year later somebody asks why there are two databases, why this model
and not the cheaper one, and whether the reasons still hold. A record of a few lines answers that; without it the choice is
either kept out of fear or undone by mistake.`,
  successorMisses: 'why this was chosen, and what was rejected',
  accepts: `- The pull request adds or edits a record: Markdown under \`docs/decisions/\`, \`docs/adr/\` or \`adr/\`, also inside a package.
- The description links a record that exists, by its path, its address, or as \`ADR-7\`.
- \`Decision: none because ...\` with a real reason. It is counted in the weekly report.
- No sign of a choice: versions, development tools, lock files, routine migrations, the wording of prompts, further packages of a
  project that is there already (\`@scope/other\`, another module of the same Go repository), and what only moves.

A record has four parts under whatever names people give them, in Nygard's or MADR's form, in English, German, French, Spanish, Portuguese or
Chinese: **Status**, **Context**, **Decision**, **Consequences**. Indexes, READMEs and templates are no records.`,
  refuses: `Signs, read from the files before and after, without a record:

- a new direct runtime dependency in \`package.json\`, \`pyproject.toml\`, \`requirements*.txt\`, \`go.mod\`, \`Cargo.toml\`, \`Gemfile\`, \`pom.xml\` or \`build.gradle\`;
- a first Dockerfile in a folder, a new service of a compose file, Terraform resource, serverless function or Kubernetes workload;
- another database, queue, cache, vector store or search engine; another AI model or provider;
- a deliverable dropped from the plan; a change of a path that \`rules.decision.paths\` lists.

And a record that lacks a part, or has only its heading. Tests, examples, documents and vendored code carry no signs.`,
  remediation: `Follow the finding's link: it opens a record with its four parts, named as its neighbours are. A few lines in each are
enough; what was rejected is worth most. Where there was no choice, write \`Decision: none because ...\` in the description.`,
  effortMinutes: MINUTES,
  parses: 'description',
  passing,
  failing,
  judge,
};

function judge(facts: PullRequestFacts, config: Config, view: RepositoryView): Outcome {
  const { files } = facts.pullRequest;
  if (files.kind === 'unknown')
    return outcome('unknown', `The changed files could not be read: ${files.reason}.`);
  const sources = findSources(files.value, config);
  const pathSigns = findPathSigns(files.value, config);
  const records = files.value
    .filter(({ path, change }) => change !== 'deleted' && isRecordPath(path))
    .map(({ path }) => path);
  if (sources.length + pathSigns.length + records.length === 0) {
    return outcome('not-applicable', 'It touches nothing that architecture is chosen in.');
  }
  const inquiry = openInquiry();
  if (sources.length > MOST_SOURCES) {
    inquiry.notes.push(`Only ${MOST_SOURCES} of ${sources.length} files were read for signs.`);
  }
  askForFolders(view);
  const readings = readSources(sources.slice(0, MOST_SOURCES), view, inquiry);
  const signs = sortSigns([...pathSigns, ...findSigns(readings, view, inquiry)]);
  const level = config.rules.decision.severity === 'error' ? 'error' : 'warn';
  const recordFindings = judgeRecords(records, level, facts, view, inquiry);
  const choice = judgeChoice(signs, records, { facts, config, view, inquiry });
  if (inquiry.isWaiting) return BEING_READ;
  const findings = [...choice.findings, ...recordFindings];
  if (findings.length === 0) return choice;
  return { ...choice, state: 'fail', summary: findings[0]?.what ?? choice.summary, findings };
}

const BEING_READ = outcome('unknown', 'Being read.');

interface Circumstances {
  readonly facts: PullRequestFacts;
  readonly config: Config;
  readonly view: RepositoryView;
  readonly inquiry: Inquiry;
}

/** What is said of the choices alone, whatever the records lack. */
function judgeChoice(
  signs: readonly Sign[],
  touchedRecords: readonly string[],
  circumstances: Circumstances,
): Outcome {
  const { facts, config, view, inquiry } = circumstances;
  const [firstRecord] = touchedRecords;
  if (signs.length === 0) return judgeSignless(touchedRecords, inquiry);
  const { pullRequest, repository } = facts;
  const mentions = readMentions(pullRequest, repository);
  const known = findRecords(
    view,
    signs.map(({ path }) => path),
    inquiry,
  );
  const governing = governingNote(known.files, facts);
  if (firstRecord !== undefined) {
    return pass(`The record ${codeSpan(firstRecord)} comes with it.`, governing, inquiry);
  }
  const satisfaction = findSatisfaction(mentions, known, view, inquiry);
  if (satisfaction !== null) {
    const { summary, quote } = satisfaction;
    return { ...pass(summary, governing, inquiry), ...(quote === undefined ? {} : { quote }) };
  }
  const finding = describeUnrecorded(signs, { mentions, known, facts, config, governing });
  return { rule: 'decision', state: 'fail', summary: finding.what, findings: [finding] };
}

function judgeSignless(touchedRecords: readonly string[], { unknown, notes }: Inquiry): Outcome {
  const [first] = touchedRecords;
  if (unknown.length > 0)
    return outcome('unknown', `Not all files could be read: ${unknown.slice(0, 3).join('; ')}.`);
  if (first !== undefined)
    return outcome('pass', sentences([`The record ${codeSpan(first)} has its four parts.`, ...notes]));
  return outcome('not-applicable', sentences(['No sign of an architectural choice.', ...notes]));
}

function pass(summary: string, governing: string | null, { notes }: Inquiry): Outcome {
  return outcome('pass', sentences([summary, ...(governing === null ? [] : [governing]), ...notes]));
}

/** Notes about single files are told for the first few. */
function sentences(parts: readonly string[]): string {
  return parts.slice(0, 4).join(' ');
}

function outcome(state: 'pass' | 'not-applicable' | 'unknown', summary: string): Outcome {
  return { rule: 'decision', state, summary, findings: [] };
}
