import type { ScriptFile } from './script-file.ts';

/** What a package.json says about scripts and workspaces. */
export interface PackageFile extends ScriptFile {
  /** Patterns of folders, as written; empty where it has none. */
  readonly workspaces: readonly string[];
}

/** Reads package.json; null where it is no JSON object. */
export function readPackageJson(text: string): PackageFile | null {
  const content = parse(text);
  if (!isRecord(content)) return null;
  const { scripts, workspaces } = content;
  const patterns = isRecord(workspaces) ? workspaces['packages'] : workspaces;
  return {
    names: isRecord(scripts) ? Object.keys(scripts) : [],
    isOpen: false,
    workspaces: Array.isArray(patterns) ? patterns.filter((pattern) => typeof pattern === 'string') : [],
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Patterns under `packages:` in pnpm-workspace.yaml, as written. */
export function readPnpmWorkspace(text: string): readonly string[] {
  const patterns: string[] = [];
  let isInside = false;
  for (const line of text.split('\n')) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    if (isInside && content.startsWith('-')) patterns.push(unquote(content.slice(1).trim()));
    else isInside = content.startsWith('packages:');
  }
  return patterns;
}

function unquote(text: string): string {
  const quote = text.charAt(0);
  const end = quote === '"' || quote === "'" ? text.indexOf(quote, 1) : -1;
  if (end !== -1) return text.slice(1, end);
  const comment = text.indexOf(' #');
  return comment === -1 ? text : text.slice(0, comment).trim();
}
