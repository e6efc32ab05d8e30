import { CONFIG_PATH } from '../../config/default-config.ts';
import { parseConfig } from '../../config/parse-config.ts';
import type { ConfigFiles, RepositoryFile } from '../../facts.ts';
import type { Finding } from '../../finding.ts';
import { judgeConfigFile } from './judge-config-file.ts';

/** Findings about the files of other repositories that this one builds on: warnings, since no pull request here mends them. */
export function judgeSharedFiles({ repository, organisation, extended }: ConfigFiles): Finding[] {
  return [
    ...judgeShared(organisation ?? null, `${CONFIG_PATH} of the organisation`),
    ...judgeShared(extended ?? null, 'the file that extends names'),
    ...(extended === null && hasExtends(repository) ? [NOT_FOUND] : []),
  ];
}

function judgeShared(file: RepositoryFile | null, name: string): Finding[] {
  if (file === null || file.text.kind === 'unknown') return [];
  return judgeConfigFile({ name, text: file.text.value, role: 'shared', known: null });
}

function hasExtends(file: RepositoryFile | null): boolean {
  if (file === null || file.text.kind === 'unknown') return false;
  return parseConfig(file.text.value).config?.extends !== undefined;
}

const NOT_FOUND: Finding = {
  rule: 'config',
  severity: 'warn',
  reason: 'extends-not-found',
  what: 'the file that `extends` names can\u2019t be read.',
  why: 'The defaults that people believe to hold do not hold here.',
  mend: 'Name a repository that the App is installed in, under the same account, and that has this file on its default branch.',
  minutes: 2,
  isAlreadyOnBase: true,
};
