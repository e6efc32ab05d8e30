/** Registries that dependencies come from. */
export type Ecosystem = 'npm' | 'python' | 'go' | 'rust' | 'ruby' | 'java';

/** A direct runtime dependency that a manifest declares. */
export interface DependencyTrait {
  readonly kind: 'dependency';
  readonly ecosystem: Ecosystem;
  /** As the registry compares names: lower-case for Python, without a major version for Go. */
  readonly name: string;
  /** What packages of one project share, such as an npm scope or a Go repository; null where that can't be told. */
  readonly family: string | null;
  /** Only known because others need it: no choice yet, and none later either. */
  readonly isIndirect?: true;
}

/** Something of its own that runs or is run for the system. */
export interface InfrastructureTrait {
  readonly kind: 'service' | 'function' | 'workload' | 'resource' | 'module';
  /** `Deployment`, `aws_s3_bucket`; empty for a compose service or a function. */
  readonly type: string;
  readonly name: string;
  /** Container images, or the module's source; empty where it has none of its own. */
  readonly images: readonly string[];
}

/** An AI model that a file names. */
export interface ModelTrait {
  readonly kind: 'model';
  readonly name: string;
  readonly provider: string;
}

/** One thing that a file says of the system's architecture. */
export type Trait = DependencyTrait | InfrastructureTrait | ModelTrait;

/** Reads one file; null where it is not what its name promises. Never throws. */
export type TraitReader = (text: string) => readonly Trait[] | null;

/** Names a trait; equal ones in two files have equal keys, so that what only moves is not new. */
export function traitKey(trait: Trait): string {
  switch (trait.kind) {
    case 'dependency':
      return `${trait.kind} ${trait.ecosystem} ${trait.name}`;
    case 'model':
      return `${trait.kind} ${trait.name}`;
    case 'service':
    case 'function':
    case 'workload':
    case 'resource':
    case 'module':
      return `${trait.kind} ${trait.type} ${trait.name}`;
  }
}
