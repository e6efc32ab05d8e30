import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { EvalCommand } from './eval-command.ts';
import { evalConfig } from './eval-config.ts';
import { evalContext } from './eval-context.ts';
import { evalRationale } from './eval-rationale.ts';
import { evalRunbook } from './eval-runbook.ts';

/** Every measuring command by its name. A new one is added here and has a file of its own. */
const commands: Readonly<Record<string, EvalCommand>> = {
  rationale: evalRationale,
  runbook: evalRunbook,
  config: evalConfig,
  context: evalContext,
};

const usage = `Usage: npm run eval -- ${Object.keys(commands).join('|')} FILE [--json]`;

process.exitCode = main(process.argv.slice(2));

/** Exit status: 0 for every measurement, whatever the score; 2 for what could not be measured. */
function main(args: readonly string[]): number {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') return complain(`${parsed}\n${usage}`);
  const text = readText(parsed.path);
  if (text === null) return complain(`${parsed.path}: no such file, or not readable`);
  const result = parsed.command(text, { isJson: parsed.isJson });
  if (result.kind === 'bad-input') {
    return complain(`${parsed.path}${result.line === null ? '' : `:${result.line}`}: ${result.message}`);
  }
  if (result.output !== '') process.stdout.write(`${result.output}\n`);
  return 0;
}

function readArguments(
  args: readonly string[],
): { readonly command: EvalCommand; readonly path: string; readonly isJson: boolean } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [name, path, ...rest] = positionals;
    if (name === undefined || path === undefined || rest.length > 0)
      return 'Expected a command and one file.';
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) return `There is no command "${name}".`;
    return { command, path, isJson: values.json };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function complain(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}
