import { decide } from '../../src/handoff/effects/decide.ts';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import type { PullRequest } from '../../src/sandbox/store/entities.ts';
import { commentsOf, runsAt } from '../e2e/harness.ts';
import { factsOf } from '../facts.ts';

/** What must hold once all is settled, whatever happened before; each sentence is a promise that was broken. */
export function findBrokenPromises(github: StandIn, pulls: readonly PullRequest[]): string[] {
  return [
    ...github.requests.unexpected.map((request) => `GitHub would have refused: ${request}`),
    ...pulls.flatMap(brokenAt),
    ...strayTokens(github),
  ];
}

function brokenAt(pull: PullRequest): string[] {
  const name = `${pull.repository.owner.login}#${pull.number}`;
  const broken: string[] = [];
  const shown = runsAt(pull.repository, pull.headSha).at(-1);
  const expected = freshConclusion(pull);
  if (shown === undefined) broken.push(`${name} has no check at its head`);
  else if (shown.status !== 'completed') broken.push(`${name} has an unfinished check`);
  else if (shown.conclusion !== expected) broken.push(`${name} shows ${shown.conclusion}, not ${expected}`);
  const comments = commentsOf(pull);
  if (comments.length > 1) broken.push(`${name} has ${comments.length} comments`);
  const unanswered = pull.comments.filter(({ appId, reactions }) => appId === null && reactions.length === 0);
  if (unanswered.length > 0) broken.push(`${name} has ${unanswered.length} unanswered commands`);
  return broken;
}

/** The conclusion that a judgement of nothing but the present state gives. */
function freshConclusion(pull: PullRequest): string | null {
  const facts = factsOf({ title: pull.title, body: pull.body, isDraft: pull.isDraft });
  return decide({
    pullRequests: [facts],
    wish: { rerunOf: null, checksOnly: true, operator: null },
    unparsable: [],
  }).conclusion;
}

/** Every write into a repository came with a token for that repository alone. */
function strayTokens(github: StandIn): string[] {
  return github.requests.all
    .filter(({ isWrite, path }) => isWrite && path.startsWith('/repos/'))
    .filter(({ tokenRepositoryIds }) => tokenRepositoryIds?.length !== 1)
    .map(({ method, path }) => `${method} ${path} came with a token that is not narrowed to one repository`);
}
