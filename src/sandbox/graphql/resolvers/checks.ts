import { latestRuns, suiteStateOf } from '../../render/check.ts';
import { webUrlOf } from '../../render/urls.ts';
import type { CheckAnnotation, CheckRun, CheckSuite } from '../../store/entities.ts';
import { cutConnection, type PageArguments } from '../connection.ts';
import type { RequestContext } from '../request-context.ts';
import { properties, type ResolverMap } from '../resolver.ts';
import { commitNode } from './git.ts';

interface RunFilter {
  readonly appId?: number;
  readonly checkName?: string;
  readonly checkType?: 'ALL' | 'LATEST';
  readonly status?: string;
  readonly statuses?: readonly string[];
  readonly conclusions?: readonly string[];
}

/** Check suites, runs and annotations. */
export const checkResolvers: ResolverMap = {
  CheckSuite: {
    id: ({ nodeId }: CheckSuite) => nodeId,
    databaseId: ({ id }: CheckSuite) => id,
    app: ({ app }: CheckSuite) => app,
    repository: ({ repository }: CheckSuite) => repository,
    commit: ({ repository, headSha }: CheckSuite) => commitNode(repository, headSha),
    createdAt: ({ createdAt }: CheckSuite) => createdAt,
    status: (suite: CheckSuite) => suiteStateOf(suite).status.toUpperCase(),
    conclusion: (suite: CheckSuite) => suiteStateOf(suite).conclusion?.toUpperCase() ?? null,
    checkRuns: (
      suite: CheckSuite,
      page: PageArguments & { readonly filterBy?: RunFilter },
      context: RequestContext,
    ) => cutConnection(filterRuns(suite, page.filterBy ?? {}), page, context, 'checkRuns'),
  },
  CheckRun: {
    ...properties('name', 'startedAt', 'completedAt', 'title', 'summary', 'text', 'detailsUrl'),
    id: ({ nodeId }: CheckRun) => nodeId,
    databaseId: ({ id }: CheckRun) => id,
    externalId: ({ externalId }: CheckRun) => externalId,
    status: ({ status }: CheckRun) => status.toUpperCase(),
    conclusion: ({ conclusion }: CheckRun) => conclusion?.toUpperCase() ?? null,
    checkSuite: ({ suite }: CheckRun) => suite,
    repository: ({ suite }: CheckRun) => suite.repository,
    url: runUrl,
    permalink: runUrl,
    annotations: ({ annotations }: CheckRun, page: PageArguments, context: RequestContext) =>
      cutConnection(annotations, page, context, 'annotations'),
  },
  CheckAnnotation: {
    ...properties('path', 'message'),
    title: ({ title }: CheckAnnotation) => title ?? null,
    rawDetails: ({ raw_details }: CheckAnnotation) => raw_details ?? null,
    annotationLevel: ({ annotation_level }: CheckAnnotation) => annotation_level.toUpperCase(),
    location: (annotation: CheckAnnotation) => ({
      start: { line: annotation.start_line, column: annotation.start_column ?? null },
      end: { line: annotation.end_line, column: annotation.end_column ?? null },
    }),
  },
  CheckAnnotationSpan: properties('start', 'end'),
  CheckAnnotationPosition: properties('line', 'column'),
};

function runUrl({ id, suite }: CheckRun): string {
  return `${webUrlOf(suite.repository)}/runs/${id}`;
}

function filterRuns(suite: CheckSuite, filter: RunFilter): readonly CheckRun[] {
  const runs = filter.checkType === 'ALL' ? suite.checkRuns : latestRuns(suite.checkRuns);
  const statuses = filter.statuses ?? (filter.status ? [filter.status] : null);
  return runs.filter(
    (run) =>
      (!filter.checkName || run.name === filter.checkName) &&
      (!filter.appId || run.suite.app.id === filter.appId) &&
      (!statuses || statuses.includes(run.status.toUpperCase())) &&
      (!filter.conclusions || filter.conclusions.includes(run.conclusion?.toUpperCase() ?? '')),
  );
}
