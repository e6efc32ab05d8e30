import { linesOf } from '../lines.ts';
import type { Trait } from '../trait.ts';
import { imageName } from './compose.ts';

const KINDS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job']);
/** Kinds that run to an end need no selector. */
const RUN_TO_END = new Set(['CronJob', 'Job']);

const KEY = /^( {0,200})(?:- )?(["']?)([A-Za-z][\w.-]{0,60})\2:(?: |$)/;

/** Every expression of this file, for the test of blow-up. */
export const KUBERNETES_PATTERNS = [KEY] as const;

interface Draft {
  kind: string;
  name: string;
  images: string[];
  hasSelector: boolean;
  /** Indentation of `metadata:` while its own keys are read; null outside. */
  isInMetadata: boolean;
}

const emptyDraft = (): Draft => ({ kind: '', name: '', images: [], hasSelector: false, isInMetadata: false });

/**
 * The workloads of a Kubernetes manifest or of a Helm template. Read line by line, since templates are no YAML. A patch, which
 * has neither selector nor image of its own, changes what another file says.
 */
export function readKubernetes(text: string): Trait[] {
  const traits: Trait[] = [];
  let draft = emptyDraft();
  const finish = (): void => {
    const isWhole = RUN_TO_END.has(draft.kind) ? draft.images.length > 0 : draft.hasSelector;
    if (KINDS.has(draft.kind) && draft.name !== '' && isWhole) {
      traits.push({ kind: 'workload', type: draft.kind, name: draft.name, images: draft.images });
    }
    draft = emptyDraft();
  };
  for (const line of linesOf(text)) {
    if (line.startsWith('---')) finish();
    else readLine(draft, line);
  }
  finish();
  return traits;
}

function readLine(draft: Draft, line: string): void {
  const match = KEY.exec(line);
  if (match === null) return;
  const [whole, indentation = '', , key = ''] = match;
  const value = line.slice(whole.length).trim();
  if (indentation === '') {
    draft.isInMetadata = key === 'metadata';
    if (key === 'kind') draft.kind = value;
  } else if (key === 'name' && draft.isInMetadata && indentation.length <= 4 && draft.name === '') {
    draft.name = nameOf(unquote(value));
  } else if (key === 'image' && value !== '') draft.images.push(imageName(unquote(value)));
  else if (key === 'selector') draft.hasSelector = true;
}

function unquote(value: string): string {
  const [first] = value;
  const isQuoted = (first === '"' || first === "'") && value.endsWith(first) && value.length > 1;
  return isQuoted ? value.slice(1, -1) : value;
}

/** Of a template, what stands outside its braces, else its last text: the name that tells it from others. */
function nameOf(value: string): string {
  const start = value.indexOf('{{');
  const end = value.lastIndexOf('}}');
  if (start === -1 || end < start) return value;
  const outside = (value.slice(0, start) + value.slice(end + 2))
    .replaceAll('-', ' ')
    .trim()
    .replaceAll(' ', '-');
  if (outside !== '') return outside;
  const quoted = value.slice(start, end).split('"');
  return (quoted.length > 2 ? quoted.at(-2) : value.slice(start + 2, end).trim()) ?? value;
}
