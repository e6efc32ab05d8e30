import { codeSpan } from '../../../text/neutralise.ts';
import { nameOf } from '../repository-path.ts';
import { type Judgement, type JudgingContext, unknown } from './judgement.ts';
import { nearPath } from './near-paths.ts';

/** Judges a workflow of GitHub Actions by its file. A repository without any has them elsewhere. */
export function judgeWorkflow({ tree }: JudgingContext, path: string): Judgement {
  const found = tree.find(path, { isEager: true });
  if (found.kind === 'there') return { kind: 'alive', paths: [path] };
  if (found.kind !== 'missing' || found.folder !== '.github/workflows') return unknown;
  const what = `the workflow ${codeSpan(nameOf(path))} is not in ${codeSpan('.github/workflows')}`;
  return { kind: 'dead', what, suggestion: nearPath(tree, path, found) };
}
