import { linesOf } from '../lines.ts';
import type { Trait } from '../trait.ts';

/** `implementation`, `api`, `runtimeOnly`, and those of a source set or platform such as `commonMainImplementation`. */
const DECLARATION = /^([a-z][A-Za-z]{0,40})[ (]{1,2}(.{1,300})$/;
const COORDINATES = /["']([\w.-]{1,100}):([\w.-]{1,100})(?::[^"']{0,100})?["']/;
const GROUP = /\bgroup(?::| =) ?["']([\w.-]{1,100})["']/;
const NAME = /\bname(?::| =) ?["']([\w.-]{1,100})["']/;
const CATALOGUE = /\blibs\.([\w.]{1,100})/;
const KOTLIN = /^kotlin\(["']([\w-]{1,60})["']/;

/** Every expression of this file, for the test of blow-up. */
export const GRADLE_PATTERNS = [DECLARATION, COORDINATES, GROUP, NAME, CATALOGUE, KOTLIN] as const;

const RUNTIME = ['implementation', 'api', 'runtimeonly', 'compile', 'runtime'];

/** The runtime dependencies of a `build.gradle` or `build.gradle.kts`; other projects of the build are left out. */
export function readGradle(text: string): Trait[] {
  const names = new Set<string>();
  let isComment = false;
  for (const raw of linesOf(text)) {
    const line = raw.trim();
    if (line.startsWith('/*')) isComment = true;
    if (!isComment && !line.startsWith('//')) {
      const name = dependencyIn(line);
      if (name !== null) names.add(name);
    }
    if (line.includes('*/')) isComment = false;
  }
  return Array.from(names, (name) => ({
    kind: 'dependency',
    ecosystem: 'java',
    name,
    family: name.includes(':') ? name.slice(0, name.indexOf(':')) : null,
  }));
}

function dependencyIn(line: string): string | null {
  const [, configuration = '', target = ''] = DECLARATION.exec(line) ?? [];
  if (!isRuntime(configuration) || isLeftOut(target)) return null;
  const [, kotlin] = KOTLIN.exec(target) ?? [];
  if (kotlin !== undefined) return `org.jetbrains.kotlin:kotlin-${kotlin}`;
  const [, group, artifact] = COORDINATES.exec(target) ?? [];
  if (group !== undefined && artifact !== undefined) return `${group}:${artifact}`;
  const [, groupKey] = GROUP.exec(target) ?? [];
  const [, nameKey] = NAME.exec(target) ?? [];
  if (groupKey !== undefined && nameKey !== undefined) return `${groupKey}:${nameKey}`;
  const [, alias] = CATALOGUE.exec(target) ?? [];
  return alias === undefined || alias.startsWith('bundles') ? null : `libs.${alias}`;
}

function isRuntime(configuration: string): boolean {
  const name = configuration.toLowerCase();
  if (name.includes('test') || name.includes('debug') || name.includes('mock')) return false;
  return RUNTIME.some(
    (kind) => name === kind || (name.endsWith(kind) && kind !== 'runtime' && kind !== 'compile'),
  );
}

/** Other projects, local files, and lists that only fix versions. */
function isLeftOut(target: string): boolean {
  return [
    'project(',
    'projects.',
    'files(',
    'fileTree(',
    'platform(',
    'enforcedPlatform(',
    'gradleApi(',
  ].some((start) => target.replace(/^\(/, '').startsWith(start));
}
