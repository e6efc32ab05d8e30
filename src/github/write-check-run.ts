import type { RestEndpointMethodTypes } from '@octokit/rest';
import type { Annotation, CheckRunContent } from '../handoff/effects/effect.ts';
import type { RepositoryClient } from './repository-client.ts';

/** GitHub takes no more in one request (github-facts 2.2). */
const ANNOTATIONS_A_REQUEST = 50;

const CHECK_RUNS = '/repos/{owner}/{repo}/check-runs';

/** What Octokit's types say of the bodies, which go out without it. */
type CheckRunBody = Partial<RestEndpointMethodTypes['checks']['update']['parameters']>;

interface At {
  readonly owner: string;
  readonly repo: string;
}

/**
 * Creates a check run with all its annotations. Where those need several requests, the run is in progress until the
 * last one: a verdict never stands there with half of its reasons.
 */
export async function createCheckRun(
  client: RepositoryClient,
  at: At,
  checkRun: CheckRunContent,
): Promise<void> {
  const batches = batchesOf(checkRun.annotations);
  const [first = [], ...others] = batches;
  const last = others.length;
  const created = await client.writeCheckRun({
    method: 'POST',
    path: CHECK_RUNS,
    values: { ...at },
    body: { name: checkRun.name, head_sha: checkRun.headSha, ...bodyOf(checkRun, first, last === 0) },
  });
  const { id } = created as { readonly id: number };
  for (const [index, batch] of others.entries()) {
    await update(client, at, id, bodyOf(checkRun, batch, index + 1 === last));
  }
}

/** Rewrites a check run in place. Its annotations are left alone: sent again, they would stand there twice. */
export async function updateCheckRun(
  client: RepositoryClient,
  at: At,
  id: number,
  checkRun: CheckRunContent,
): Promise<void> {
  await update(client, at, id, bodyOf(checkRun, [], true));
}

async function update(client: RepositoryClient, at: At, id: number, body: CheckRunBody): Promise<void> {
  await client.writeCheckRun({ method: 'PATCH', path: `${CHECK_RUNS}/{id}`, values: { ...at, id }, body });
}

function bodyOf(
  checkRun: CheckRunContent,
  annotations: readonly Annotation[],
  isLast: boolean,
): CheckRunBody {
  return {
    external_id: checkRun.externalId,
    ...(isLast
      ? {
          status: 'completed' as const,
          conclusion: checkRun.conclusion,
          completed_at: checkRun.completedAt,
          actions: [...checkRun.actions],
        }
      : { status: 'in_progress' as const }),
    output: {
      title: checkRun.title,
      summary: checkRun.summary,
      text: checkRun.text,
      ...(annotations.length === 0 ? {} : { annotations: annotations.map(annotationOf) }),
    },
  };
}

function annotationOf(annotation: Annotation) {
  const { startLine, endLine, startColumn, endColumn } = annotation;
  // GitHub refuses columns on annotations of several lines.
  const isOneLine = startLine === endLine;
  return {
    path: annotation.path,
    start_line: startLine,
    end_line: endLine,
    ...(isOneLine && startColumn !== undefined ? { start_column: startColumn } : {}),
    ...(isOneLine && endColumn !== undefined ? { end_column: endColumn } : {}),
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
  };
}

function batchesOf(annotations: readonly Annotation[]): readonly (readonly Annotation[])[] {
  const batches: (readonly Annotation[])[] = [];
  for (let start = 0; start < annotations.length; start += ANNOTATIONS_A_REQUEST) {
    batches.push(annotations.slice(start, start + ANNOTATIONS_A_REQUEST));
  }
  return batches;
}
