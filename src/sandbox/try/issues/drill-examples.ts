import type { ExampleView } from '../page/issue-view.ts';
import type { Cast } from './examples.ts';

/** What can be said on the issue of a drill. */
export function drillExamples({
  colleague,
  engineer,
}: Pick<Cast, 'colleague' | 'engineer'>): readonly ExampleView[] {
  const passed = {
    name: 'It worked',
    text: '/baton drill passed Back on the version before in six minutes, by the runbook alone.',
  };
  return [
    { ...passed, as: colleague },
    {
      name: 'It did not',
      text: '/baton drill failed The second step asks for a key that nobody of us has.',
      as: colleague,
    },
    ...(engineer === null ? [] : [{ ...passed, name: `It worked, says ${engineer}`, as: engineer }]),
    { name: 'Ask for help', text: '/baton help', as: colleague },
  ];
}
