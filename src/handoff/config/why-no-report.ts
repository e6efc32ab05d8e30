import type { Repository } from '../facts.ts';
import type { Config } from './config.ts';

/** Why a repository gets no reports, in a sentence of Markdown by Baton; null where it gets them. */
export function whyNoReport(
  { isPrivate }: Pick<Repository, 'isPrivate'>,
  { mode, report }: Pick<Config, 'mode' | 'report'>,
): string | null {
  if (mode !== 'enforce') return `No reports are posted here: the config says \`mode: ${mode}\`.`;
  // What a private repository lacks is nobody else's business; a public one has to ask for being told in public.
  if (!isPrivate && !report.public)
    return 'No reports are posted here: the repository is public, and its config does not say `report: { public: true }`.';
  return null;
}
