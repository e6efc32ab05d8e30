import { parse } from 'yaml';
import type { Repository } from '../../store/entities.ts';
import { DEFAULT_SCHEDULE, type ReportSchedule, readSchedule } from '../time/report-schedule.ts';

const CONFIG = '.github/baton.yml';

/** What the pages need of a repository's config: who is who, where plan and metrics lie, and when the report is due. */
export interface ClientConfig {
  /** Logins; teams of GitHub are left out. */
  readonly engineers: readonly string[];
  readonly team: readonly string[];
  readonly sponsors: readonly string[];
  readonly planPath: string;
  /** Null where the config names none. */
  readonly metricsPath: string | null;
  readonly schedule: ReportSchedule;
  /** The category of Discussions that the report is wanted in; null where the config names none. */
  readonly category: string | null;
}

const NOTHING: ClientConfig = {
  engineers: [],
  team: [],
  sponsors: [],
  planPath: 'PLAN.md',
  metricsPath: null,
  schedule: DEFAULT_SCHEDULE,
  category: null,
};

/** Reads the config at a commit; what is wrong in it, Baton tells, and here it is as if it were not there. */
export async function readClientConfig(repository: Repository, sha: string): Promise<ClientConfig> {
  const entry = await repository.git.entry(sha, CONFIG);
  const bytes = entry?.type === 'blob' ? await repository.git.contents(entry.oid) : null;
  return bytes ? parseClientConfig(bytes.toString()) : NOTHING;
}

/** The text of a config. */
export function parseClientConfig(text: string): ClientConfig {
  const config = partOf(readYaml(text));
  const engagement = partOf(config['engagement']);
  const report = partOf(config['report']);
  const { plan, metrics } = config;
  const { category } = report;
  return {
    engineers: loginsOf(engagement['engineers']),
    team: loginsOf(engagement['team']),
    sponsors: loginsOf(engagement['sponsor']),
    planPath: typeof plan === 'string' && plan !== 'off' ? plan : NOTHING.planPath,
    metricsPath: typeof metrics === 'string' ? metrics : null,
    schedule: readSchedule(report),
    category: typeof category === 'string' && category.trim() !== '' ? category : null,
  };
}

function readYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    // Baton's own check tells what is wrong, at its line.
    return null;
  }
}

function partOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function loginsOf(value: unknown): readonly string[] {
  const names = Array.isArray(value) ? value : [];
  return names.flatMap((name) =>
    typeof name === 'string' && /^@?[\w-]+$/.test(name) ? [name.replace('@', '')] : [],
  );
}
