import type { Fetched } from '../handoff/facts.ts';
import type {
  Lookup,
  LookupAnswer,
  PastConfirmationComment,
  PhaseIssueText,
} from '../handoff/lookups/lookup.ts';
import { type GraphqlProblem, isAffected } from './graphql-answer.ts';
import type { QueriedLookup } from './lookup-query.ts';
import type { FileEntryNode, PersonNode, TreeNode, VersionsNode } from './pull-request-answer.ts';
import { kindOf, readTree, readVersions } from './read-base.ts';
import { bareLogin, entriesOf, known, readActor, readFileEntry, unknown } from './read-nodes.ts';
import { readTextVersions, type TextVersionsNode } from './read-text-versions.ts';

/** The fields of a lookup query's answer, by their aliases. */
export type LookupNodes = Readonly<Record<string, unknown>>;

export interface AnswerParts {
  readonly nodes: LookupNodes;
  readonly problems: readonly GraphqlProblem[];
  /** The app's login without `[bot]`. */
  readonly appLogin: string;
}

/** The lookups whose answer stands in one query; the files of a folder take a second one. */
export type PlainLookup = Exclude<QueriedLookup, { kind: 'folder-files' }>;

/** What the answer says to its n-th lookup; unknown where GitHub could not read it. */
export function readLookup(
  lookup: PlainLookup,
  index: number,
  { nodes, problems, appLogin }: AnswerParts,
): Fetched<LookupAnswer> {
  const at = ['repository', `l${index}`];
  if (isAffected(problems, at)) return unknown(`GitHub could not read ${subjectOf(lookup)}`);
  const node = nodes[`l${index}`] as AnyNode | null | undefined;
  switch (lookup.kind) {
    case 'entry': {
      if (node?.file) return known(kindOf(node.file.type));
      const object = nodes[`x${index}`] as { readonly kind: string } | null;
      if (object === null || object === undefined) return known(null);
      return known(object.kind === 'Tree' ? 'folder' : 'file');
    }
    case 'file':
      if (node === null || node === undefined) return unknown('GitHub could not find the commit');
      return known(readFileEntry(lookup.path, node.file as FileEntryNode | null, [], at));
    case 'blob-id':
      return known(node?.file?.oid ?? null);
    case 'listing':
      return known(node?.entries ? readTree(node as TreeNode) : null);
    case 'versions':
      return known(readVersions(node?.history as VersionsNode));
    case 'text-versions':
      if (node === null || node === undefined) return unknown('GitHub could not find the commit');
      return known(readTextVersions(lookup.path, node.history as TextVersionsNode | undefined));
    case 'changes-since':
      return known(node?.history?.totalCount ?? 0);
    case 'merges-since':
      return known(mergedSince(entriesOf(node?.nodes as readonly MergedNode[] | undefined), lookup.since));
    case 'past-confirmations':
      return known(readComments(entriesOf(node?.nodes as readonly MergedNode[] | undefined), appLogin));
    case 'phase-issues':
      return known(ownIssues(entriesOf(node?.nodes as readonly IssueNode[] | undefined)));
  }
}

/** Records are short: a longer file is none, and its text would only be in the way. */
const LONGEST_BYTES = 64_000;
/** Of more files, the last by name are read: records are numbered. */
const MOST_FILES = 60;

/** Paths of the Markdown files in a folder that are worth reading; null where there is no such folder. */
export function readFolderPaths(
  folder: string,
  index: number,
  { nodes, problems }: Omit<AnswerParts, 'appLogin'>,
): Fetched<readonly string[] | null> {
  if (isAffected(problems, ['repository', `l${index}`])) return unknown('GitHub could not read a folder');
  const node = nodes[`l${index}`] as { readonly entries?: readonly SizedEntry[] | null } | null | undefined;
  if (!node?.entries) return known(null);
  const names = node.entries
    .filter(
      ({ name, type, object }) =>
        type === 'blob' && MARKDOWN.test(name) && (object?.byteSize ?? 0) <= LONGEST_BYTES,
    )
    .map(({ name }) => (folder === '' ? name : `${folder}/${name}`));
  return known(names.sort().slice(-MOST_FILES));
}

const MARKDOWN = /\.(?:md|markdown)$/i;

/** Any of the selections; each lookup reads its own. */
interface AnyNode {
  readonly file?: { readonly type: string; readonly oid: string } | null;
  readonly entries?: readonly object[] | null;
  readonly history?: { readonly totalCount?: number; readonly nodes?: unknown };
  readonly nodes?: readonly (MergedNode | IssueNode | null)[] | null;
}

interface SizedEntry {
  readonly name: string;
  readonly type: string;
  readonly object: { readonly byteSize?: number } | null;
}

interface MergedNode {
  readonly number: number;
  readonly mergedAt: string | null;
  readonly author?: PersonNode | null;
  readonly comments?: { readonly nodes: readonly (CommentNode | null)[] | null };
}

interface IssueNode extends PhaseIssueText {
  readonly viewerDidAuthor: boolean;
}

interface CommentNode {
  readonly body: string;
  readonly viewerDidAuthor: boolean;
  readonly lastEditedAt: string | null;
  readonly editor: PersonNode | null;
}

function mergedSince(nodes: readonly MergedNode[], since: string): number {
  return nodes.filter(({ mergedAt }) => mergedAt !== null && Date.parse(mergedAt) > Date.parse(since)).length;
}

/** The last hand on a comment wrote all that stands there now: only the app's own counts. */
function readComments(nodes: readonly MergedNode[], appLogin: string): PastConfirmationComment[] {
  return nodes.flatMap(({ number, mergedAt, author, comments }) => {
    if (mergedAt === null) return [];
    const own = entriesOf(comments?.nodes).filter(
      ({ viewerDidAuthor, lastEditedAt, editor }) =>
        viewerDidAuthor &&
        (lastEditedAt === null || (editor?.kind === 'Bot' && bareLogin(editor.login) === appLogin)),
    );
    const by = readActor(author ?? null)?.login ?? null;
    return own.map(({ body }) => ({ number, mergedAt, author: by, body }));
  });
}

/** Anybody who may triage can put the label on an issue: only the app's own are its phases. */
function ownIssues(nodes: readonly IssueNode[]): PhaseIssueText[] {
  return nodes.filter(({ viewerDidAuthor }) => viewerDidAuthor).map(({ title, body }) => ({ title, body }));
}

function subjectOf(lookup: Lookup): string {
  return 'path' in lookup && lookup.path !== '' ? 'a file or folder' : 'what was asked';
}
