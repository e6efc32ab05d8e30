import { glob, readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { parseAst } from 'vitest/node';

/** A regular expression as it stands in a file of `src/`. */
export interface ShippedExpression {
  readonly file: string;
  readonly pattern: RegExp;
}

/**
 * Every literal of `src/`, but for the stand-in GitHub, which strangers don't reach. Those that are put together from words
 * (the plan's) are tried in test/handoff/phases/plan/limits.test.ts.
 */
export async function shippedExpressions(): Promise<ShippedExpression[]> {
  const found: ShippedExpression[] = [];
  for await (const file of glob('**/*.ts', { cwd: 'src', exclude: ['sandbox'] })) {
    const code = stripTypeScriptTypes(await readFile(join('src', file), 'utf8'));
    walk(parseAst(code), (pattern) => found.push({ file, pattern }));
  }
  return found;
}

function walk(node: unknown, onExpression: (pattern: RegExp) => void): void {
  if (Array.isArray(node)) for (const item of node) walk(item, onExpression);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  if ('regex' in node) {
    const { pattern, flags } = node.regex as { pattern: string; flags: string };
    onExpression(new RegExp(pattern, flags));
    return;
  }
  for (const value of Object.values(node)) walk(value, onExpression);
}
