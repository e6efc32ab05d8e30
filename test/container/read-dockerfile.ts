import { readFileSync } from 'node:fs';

/** One instruction, its lines joined. */
interface Instruction {
  readonly name: string;
  /** All behind the name. */
  readonly text: string;
  /** The list of a command in exec form, wherever in the text it begins; null in shell form. */
  readonly exec: readonly string[] | null;
}

/** A stage from its FROM on, without it. */
interface Stage {
  readonly base: string;
  readonly name: string | null;
  readonly instructions: readonly Instruction[];
}

/** Reads the project's Dockerfile: comments, continued lines and its two stages, which is all that it has. */
export function readDockerfile(): { readonly dependencies: Stage; readonly image: Stage } {
  const source = readFileSync('Dockerfile', 'utf8').replaceAll(/\\\n/g, ' ');
  const instructions = source
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map(readInstruction);
  const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []));
  const [dependencies, image, another] = starts.map((start, index) => {
    const [base = '', , name = null] = instructions[start]?.text.split(' ') ?? [];
    return { base, name, instructions: instructions.slice(start + 1, starts[index + 1]) };
  });
  if (dependencies === undefined || image === undefined || another !== undefined) {
    throw new Error('Expected two stages');
  }
  return { dependencies, image };
}

function readInstruction(line: string): Instruction {
  const [, name = '', text = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
  const list = /(?:^|CMD )(\[.*\])$/.exec(text)?.[1];
  return { name, text, exec: list === undefined ? null : (JSON.parse(list) as string[]) };
}

/** The texts of all instructions of that name, in their order. */
export function textsOf(stage: Stage, name: string): readonly string[] {
  return stage.instructions.filter((one) => one.name === name).map(({ text }) => text);
}

/** The list of the only instruction of that name. */
export function execOf(stage: Stage, name: string): readonly string[] {
  const [one, another] = stage.instructions.filter((instruction) => instruction.name === name);
  if (one?.exec == null || another !== undefined) throw new Error(`Expected one ${name} in exec form`);
  return one.exec;
}

/** The variables that ENV sets, in its form of NAME=VALUE without quotes. */
export function environmentOf(stage: Stage): Record<string, string> {
  const pairs = textsOf(stage, 'ENV').flatMap((text) => text.split(/\s+/));
  return Object.fromEntries(pairs.map((pair) => pair.split('=', 2) as [string, string]));
}

/** Whether .dockerignore keeps the path out of the build: the last line wins that names it, or a folder above it. */
export function isIgnored(path: string): boolean {
  const lines = readFileSync('.dockerignore', 'utf8').split('\n');
  const patterns = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const last = patterns.findLast((pattern) => {
    const named = pattern.replace(/^!/, '');
    return named === '*' || path === named || path.startsWith(`${named}/`);
  });
  return last !== undefined && !last.startsWith('!');
}
