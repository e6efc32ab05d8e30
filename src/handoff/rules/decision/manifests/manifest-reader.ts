import { baseName, folderOf } from '../path-words.ts';
import type { TraitReader } from '../trait.ts';
import { readCargoToml } from './cargo-toml.ts';
import { readGemfile } from './gemfile.ts';
import { readGoMod } from './go-mod.ts';
import { readGradle } from './gradle.ts';
import { readPackageJson } from './package-json.ts';
import { readPomXml } from './pom-xml.ts';
import { readPyproject } from './pyproject.ts';
import { isDevelopmentGroup } from './python-requirement.ts';
import { readRequirements } from './requirements.ts';

const REQUIREMENTS = /(?:^|\/)(?:requirements[^/]{0,80}|requirements\/[^/]{1,80})\.(?:txt|in)$/;

/** Every expression of this file, for the test of blow-up. */
export const MANIFEST_PATH_PATTERNS = [REQUIREMENTS] as const;

const MANIFESTS: Readonly<Record<string, TraitReader>> = {
  'package.json': readPackageJson,
  'pyproject.toml': readPyproject,
  'go.mod': readGoMod,
  'Cargo.toml': readCargoToml,
  Gemfile: readGemfile,
  'pom.xml': readPomXml,
  'build.gradle': readGradle,
  'build.gradle.kts': readGradle,
};

/** Manifests that usually stand in the root: what they have at the base is not new anywhere. */
export const ROOT_MANIFESTS = [
  'package.json',
  'pyproject.toml',
  'requirements.txt',
  'go.mod',
  'Cargo.toml',
  'Gemfile',
];

/** The reader of a manifest by its path; null for any other file. */
export function manifestReader(path: string): TraitReader | null {
  const name = baseName(path);
  if (Object.hasOwn(MANIFESTS, name)) {
    // `tools/go.mod` keeps what developers run apart from what the program needs.
    return name === 'go.mod' && folderOf(path).split('/').at(-1) === 'tools'
      ? null
      : (MANIFESTS[name] ?? null);
  }
  if (!REQUIREMENTS.test(path)) return null;
  return isDevelopmentGroup(name.slice(0, name.lastIndexOf('.'))) ? null : readRequirements;
}
