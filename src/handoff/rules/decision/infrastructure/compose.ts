import { mapOf, textOf, valueAt } from '../plain-data.ts';
import type { Trait } from '../trait.ts';
import { parseYaml } from './yaml-data.ts';

/** Services under these profiles never run for the system. */
const DEVELOPMENT_PROFILES = ['test', 'tests', 'dev', 'debug', 'e2e', 'tools'];

/**
 * The services of a compose file that bring an image or a build of their own: one without only changes what another file
 * says.
 */
export function readCompose(text: string): Trait[] | null {
  const file = parseYaml(text);
  if (file === null || typeof file !== 'object') return null;
  return Object.entries(mapOf(valueAt(file, 'services'))).flatMap(([name, service]): Trait[] => {
    const image = textOf(valueAt(service, 'image'));
    if (image === null && valueAt(service, 'build') === undefined) return [];
    const profiles = valueAt(service, 'profiles');
    const isForDevelopment =
      Array.isArray(profiles) &&
      profiles.length > 0 &&
      profiles.every((profile) => DEVELOPMENT_PROFILES.includes(String(profile)));
    if (isForDevelopment) return [];
    return [{ kind: 'service', type: '', name, images: image === null ? [] : [imageName(image)] }];
  });
}

/** An image without its version: `redis:7` and `redis:8@sha256:...` are one. A registry's port stays. */
export function imageName(image: string): string {
  const [name = ''] = withoutDefault(image.trim()).split('@', 1);
  const colon = name.lastIndexOf(':');
  return colon > name.lastIndexOf('/') ? name.slice(0, colon) : name;
}

/** `${IMAGE:-redis:7}` stands for its default. */
function withoutDefault(image: string): string {
  const at = image.startsWith('${') ? image.indexOf(':-') : -1;
  return at === -1 ? image : image.slice(at + 2).replaceAll('}', '');
}
