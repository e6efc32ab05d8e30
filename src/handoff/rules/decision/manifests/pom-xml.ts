import type { Trait } from '../trait.ts';
import { readXmlElements, type XmlElement } from './xml-elements.ts';

/** Where Maven takes runtime dependencies from; not plugins, and not what is only managed. */
const PLACES = new Set([
  'project/dependencies/dependency',
  'project/profiles/profile/dependencies/dependency',
]);
const LEFT_OUT = new Set(['test', 'provided', 'system', 'import']);

/** The compile and runtime dependencies of a `pom.xml`; modules of its own group are its siblings. */
export function readPomXml(text: string): Trait[] | null {
  const elements = readXmlElements(text);
  if (elements === null || !elements.at(-1)?.path.startsWith('project')) return null;
  const ownGroup = elements.find(
    ({ path }) => path === 'project/groupId' || path === 'project/parent/groupId',
  )?.text;
  const names = new Set<string>();
  for (const parts of Map.groupBy(elements.filter(isPart), ({ parent }) => parent).values()) {
    const part = (name: string): string => parts.find(({ path }) => path.endsWith(`/${name}`))?.text ?? '';
    const group = part('groupId');
    if (LEFT_OUT.has(part('scope')) || group === '' || group === ownGroup || group.includes('${')) continue;
    names.add(`${group}:${part('artifactId')}`);
  }
  return Array.from(names, (name) => ({
    kind: 'dependency',
    ecosystem: 'java',
    name,
    family: name.slice(0, name.indexOf(':')),
  }));
}

function isPart({ path }: XmlElement): boolean {
  return PLACES.has(path.slice(0, path.lastIndexOf('/')));
}
