import type { DocumentPlace } from '../document.ts';

/** A tool that runs scripts which the repository names in a file of its own. */
export type ScriptTool = 'npm' | 'pnpm' | 'yarn' | 'bun' | 'make' | 'just' | 'task';

/** What a document refers to. Paths are relative to the root unless a `directory` or its comment says otherwise. */
export type ReferenceTarget =
  | LinkTarget
  /** A heading of the document itself. */
  | { readonly kind: 'anchor'; readonly fragment: string }
  | PathTarget
  | ScriptTarget
  | { readonly kind: 'workflow'; readonly path: string }
  /** An environment variable, without `$`. */
  | { readonly kind: 'environment'; readonly name: string };

/** A file or folder of the repository that a link leads to. */
export interface LinkTarget {
  readonly kind: 'link';
  readonly path: string;
  /** Without `#`, percent-decoded; null where there is none. */
  readonly fragment: string | null;
  /** Written with a slash in front: sites that are made of a folder have such links too. */
  readonly isRooted: boolean;
}

/** A path in code. It may be relative to the root, to the document's folder or to a folder that the document names. */
export interface PathTarget {
  readonly kind: 'path';
  /** As written, without `./` in front or a slash at the end; `..` may stand in front. */
  readonly path: string;
  /** Where a `cd` before it leads, as written; null where there is none. */
  readonly directory: string | null;
  /** A folder for certain: written with a slash at the end, or what `cd` and the like are given. */
  readonly isFolder: boolean;
  /** The sentence says that it is to come, is gone, or is an example: its absence proves nothing. */
  readonly isTentative: boolean;
}

/** A script of package.json, a target of a Makefile, a recipe of a justfile, a task of a Taskfile. */
export interface ScriptTarget {
  readonly kind: 'script';
  readonly tool: ScriptTool;
  readonly name: string;
  /** The folder that the command runs in, as written; null where it is not said. */
  readonly directory: string | null;
  /** `yarn x` runs a program of a dependency where there is no script `x`. */
  readonly mayBeProgram: boolean;
  /** As for a path. */
  readonly isTentative: boolean;
}

/** One mention of a target in a document. */
export type Reference = ReferenceTarget & {
  readonly place: DocumentPlace;
  /** As written: data, never trusted. */
  readonly text: string;
};

/** Names a target; mentions of the same one have equal keys. */
export function targetKey(target: ReferenceTarget): string {
  switch (target.kind) {
    case 'link':
      return `link ${target.path}#${target.fragment ?? ''}`;
    case 'anchor':
      return `anchor ${target.fragment}`;
    case 'path':
      return `path ${target.path}`;
    case 'script':
      return `script ${target.tool} ${target.name}`;
    case 'workflow':
      return `path ${target.path}`;
    case 'environment':
      return `environment ${target.name}`;
  }
}
