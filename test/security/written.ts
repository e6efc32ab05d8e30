import type { StandIn } from '../../src/sandbox/stand-in.ts';
import type { Repository } from '../../src/sandbox/store/entities.ts';
import { WEBHOOK_PATH } from '../../src/web/webhook-endpoint.ts';
import { delivery, signatureOf } from './door.ts';

/** All texts that the App wrote in a repository: checks, comments, issues and discussions, in a stable order. */
export function writtenIn(github: StandIn, repository: Repository): readonly string[] {
  const threads = [...repository.threads.values()];
  const checks = [...repository.suitesBySha.values()]
    .flat()
    .flatMap((suite) => suite.checkRuns)
    .map((run) => [
      run.name,
      run.conclusion,
      run.title,
      run.summary,
      run.text,
      JSON.stringify(run.annotations),
    ]);
  const conversations = threads.flatMap((thread) => [
    [thread.number, thread.title, 'appId' in thread && thread.appId !== null ? thread.body : ''],
    ...thread.comments
      .filter(({ appId }) => appId !== null)
      .map(({ id, body, minimizedReason }) => [thread.number, id, body, minimizedReason]),
  ]);
  const reports = github
    .discussions(repository)
    .map(({ number, title, body }) => ['discussion', number, title, body]);
  return [...checks, ...conversations, ...reports].map((parts) => parts.join('\n'));
}

/** Sends a delivery of whatever body, signed as GitHub would; gives the answer's status. */
export async function deliver(
  github: StandIn,
  batonUrl: string,
  { id, event, body }: { readonly id: string; readonly event: string; readonly body: string },
): Promise<number> {
  const headers = delivery(body, {
    'x-github-delivery': id,
    'x-github-event': event,
    'x-hub-signature-256': signatureOf(body, github.webhookSecret),
  });
  const { status } = await fetch(`${batonUrl}${WEBHOOK_PATH}`, { method: 'POST', body, headers });
  return status;
}
