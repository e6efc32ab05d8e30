import type { Config } from '../../config/config.ts';
import { CONFIG_PATH } from '../../config/default-config.ts';
import { parseConfig } from '../../config/parse-config.ts';
import type { PullRequestFacts, RepositoryFile } from '../../facts.ts';
import type { Finding, Outcome } from '../../finding.ts';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import type { Rule } from '../rule.ts';
import { failing, passing } from './examples.ts';
import { judgeConfigFile } from './judge-config-file.ts';
import { judgeSharedFiles } from './judge-shared-files.ts';
import { judgeSystems } from './judge-systems.ts';

/** The config says what it means to say (DESIGN 4 and 8); the only rule that no config turns off. */
export const configRule: Rule = {
  id: 'config',
  title: 'Readable config',
  motivation: `A misspelt key in \`${CONFIG_PATH}\` changes nothing and tells nobody. A successor reads the file, believes it, and
is wrong about what is checked, who is asked, and when.`,
  successorMisses: 'a config that says what is really checked',
  accepts: `- No file at all: the defaults apply.
- A YAML file in which every key is known and every value fits. The schema for editors is \`docs/baton.schema.json\`.`,
  refuses: `- What is not YAML, such as a team that begins with \`@\` without quotes, or tabs as indentation.
- Keys that Baton does not know, keys written twice, and values that do not fit.
- More than 65,536 characters, or lists nested without end.
- A system whose paths match no file of the repository (advice).

What is broken is left out and the rest counts; only where the YAML itself can't be read, nothing of the file does.
A pull request that brings a problem fails. One that the default branch already has is a warning.`,
  remediation: `Go to the line that is named and write what is expected there. Values are never repeated in the message: they
may be secrets.`,
  effortMinutes: 2,
  parses: 'config',
  passing,
  failing,
  judge,
};

function judge(facts: PullRequestFacts, _config: Config, view: RepositoryView): Outcome {
  const own = judgeRepositoryFiles(facts);
  if (own.state === 'unknown') return own;
  const shared = judgeSharedFiles(facts.configFiles);
  const systems = judgeSystems(facts, view);
  const others = [...systems, ...shared];
  if (others.length === 0) return own;
  if (own.state === 'fail') return { ...own, findings: [...own.findings, ...others] };
  return systems.length > 0
    ? { rule: 'config', state: 'fail', summary: systems[0]?.what ?? '', findings: others }
    : conclude(shared, 'A config that this repository builds on');
}

function judgeRepositoryFiles({ configFiles, pullRequest }: PullRequestFacts): Outcome {
  const { repository, head } = configFiles;
  if (repository === null && head === null) {
    return outcome('not-applicable', 'There is no config: the defaults apply.');
  }
  const { files } = pullRequest;
  const isTouched = files.kind === 'unknown' || files.value.some(({ path }) => path === CONFIG_PATH);
  if (!isTouched || repository?.sha === head?.sha) return judgeOwn(repository);
  if (head === null) return outcome('pass', 'The config is removed: the defaults will apply.');
  return judgeBrought(repository, head);
}

/** The file of the default branch, which the pull request leaves alone. */
function judgeOwn(file: RepositoryFile | null): Outcome {
  // The pull request is older than the removal of the file.
  if (file === null) return outcome('not-applicable', 'There is no config: the defaults apply.');
  if (file.text.kind === 'unknown') return unread(file.text.reason);
  const findings = judgeConfigFile({
    name: CONFIG_PATH,
    text: file.text.value,
    role: 'repository',
    known: null,
  });
  return conclude(findings, 'The config of the default branch');
}

function judgeBrought(base: RepositoryFile | null, head: RepositoryFile): Outcome {
  if (head.text.kind === 'unknown') return unread(head.text.reason);
  if (parseConfig(head.text.value).problems.length === 0)
    return outcome('pass', 'Every key is known, every value fits.');
  // Whether its problems are new can't be told: they are neither passed nor put down to the pull request.
  if (base?.text.kind === 'unknown') return unread(base.text.reason);
  const known = base === null ? [] : parseConfig(base.text.value).problems;
  const findings = judgeConfigFile({ name: CONFIG_PATH, text: head.text.value, role: 'repository', known });
  return conclude(findings, 'The config of this pull request');
}

function conclude(findings: readonly Finding[], subject: string): Outcome {
  if (findings.length === 0) return outcome('pass', 'Every key is known, every value fits.');
  const count = findings.length === 1 ? 'a problem' : `${findings.length} problems`;
  return {
    rule: 'config',
    state: 'fail',
    summary: `${subject} has ${count}; what is broken is left out.`,
    findings,
  };
}

function unread(reason: string): Outcome {
  return outcome('unknown', `The config could not be read: ${reason}`);
}

function outcome(state: 'pass' | 'not-applicable' | 'unknown', summary: string): Outcome {
  return { rule: 'config', state, summary, findings: [] };
}
