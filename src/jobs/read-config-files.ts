import type { ConfigFiles, RepositoryFile } from '../handoff/facts.ts';
import { IncompleteFacts } from './incomplete-facts.ts';
import type { RepositoryJob } from './job.ts';
import type { JobParts } from './parts.ts';
import { readExtendedDefaults, readOrganisationDefaults } from './read-defaults.ts';

/** All files that make a repository's config. Throws `IncompleteFacts` while those of other repositories are being read. */
export async function readConfigFiles(
  parts: JobParts,
  job: RepositoryJob,
  repository: RepositoryFile | null,
): Promise<Omit<ConfigFiles, 'head'>> {
  const organisation = await readOrganisationDefaults(parts, job);
  const extended = await readExtendedDefaults(parts, job, repository);
  if (organisation.kind === 'being-read' || extended.kind === 'being-read')
    throw new IncompleteFacts('The defaults are being read');
  return { repository, organisation: organisation.file, extended: extended.file };
}
