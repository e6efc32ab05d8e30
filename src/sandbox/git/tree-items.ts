/** One line of a directory. `mode` is Git's, as a number whose octal form people know (0o100644). */
export interface TreeItem {
  readonly mode: number;
  readonly name: string;
  readonly oid: string;
  readonly type: 'blob' | 'tree' | 'commit';
}

/** Reads Git's binary form of a tree; `oidBytes` is 20, or 32 in a SHA-256 repository. */
export function parseTree(bytes: Buffer, oidBytes: number): readonly TreeItem[] {
  const items: TreeItem[] = [];
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    const mode = Number.parseInt(bytes.subarray(at, space).toString(), 8);
    const name = bytes.subarray(space + 1, end).toString();
    const oid = bytes.subarray(end + 1, end + 1 + oidBytes).toString('hex');
    items.push({ mode, name, oid, type: typeOf(mode) });
    at = end + 1 + oidBytes;
  }
  return items;
}

function typeOf(mode: number): TreeItem['type'] {
  if (mode === 0o040000) return 'tree';
  return mode === 0o160000 ? 'commit' : 'blob';
}
