import type { Config } from '../config/config.ts';
import type { Fetched, Repository, RepositoryFile } from '../facts.ts';
import type { TextVersion } from '../lookups/lookup.ts';
import type { RepositoryView } from '../lookups/repository-view.ts';
import type { MetricsFileText } from './collect-reports.ts';
import { fileUrl } from './file-url.ts';

/** The texts that the phases are judged by. */
export interface PlanTexts {
  readonly plan: string;
  /** Newest first. */
  readonly versions: readonly TextVersion[];
  /** Null where the config names none. */
  readonly metricsFile: MetricsFileText | null;
}

/**
 * Asks for the plan, what it was, and the file of metrics. `none` where there is no plan, or none that can ever be read (a
 * binary file); `unread` where something is not looked up yet, or GitHub could not read it.
 */
export function readPlanTexts(
  view: RepositoryView,
  planPath: string,
  { metrics: metricsPath }: Pick<Config, 'metrics'>,
  repository: Repository,
): PlanTexts | 'none' | 'unread' {
  const plan = view.file(planPath);
  const versions = view.textVersions(planPath);
  const metrics = metricsPath === null ? null : view.file(metricsPath);
  if (plan.kind !== 'known' || versions.kind !== 'known' || isUnread(plan.value)) return 'unread';
  if (metrics !== null && (metrics.kind !== 'known' || isUnread(metrics.value))) return 'unread';
  if (plan.value?.text.kind !== 'known') return 'none';
  return {
    plan: plan.value.text.value,
    versions: versions.value,
    metricsFile:
      metrics === null || metricsPath === null
        ? null
        : { text: textOf(metrics.value), url: fileUrl(repository, metricsPath) },
  };
}

/** Whether GitHub could not read a file although nothing in the file stands in the way. */
function isUnread(file: RepositoryFile | null): boolean {
  return file?.text.kind === 'unknown' && file.obstacle === undefined;
}

function textOf(file: RepositoryFile | null): Fetched<string> {
  return file?.text ?? { kind: 'unknown', reason: 'there is no such file yet' };
}
