import { describeConfigProblem } from '../../src/handoff/config/config-problem.ts';
import { parseConfig } from '../../src/handoff/config/parse-config.ts';
import type { EvalCommand } from './eval-command.ts';

/** Lists what is wrong in a config file, one problem a line; with `isJson`, one object a line and nothing else. */
export const evalConfig: EvalCommand = (text, { isJson }) => {
  const { problems } = parseConfig(text);
  if (isJson) {
    const lines = problems.map((problem) =>
      JSON.stringify({
        line: problem.line,
        column: problem.column,
        kind: problem.kind,
        path: problem.path,
        message: describeConfigProblem(problem),
      }),
    );
    return { kind: 'report', output: lines.join('\n') };
  }
  const lines = problems.map(
    (problem) => `${problem.line}:${problem.column} ${describeConfigProblem(problem)}`,
  );
  return { kind: 'report', output: [...lines, `${problems.length} problems`].join('\n') };
};
