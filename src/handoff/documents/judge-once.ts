import type { Document } from './document.ts';

/**
 * Remembers what was judged of a document for as long as the document itself is kept (`readOnce`): nearly every pull
 * request of a repository asks for the same one.
 */
export function judgeOnce<Judgement extends object>(
  judge: (document: Document) => Judgement,
): (document: Document) => Judgement {
  const known = new WeakMap<Document, Judgement>();
  return (document) => {
    const found = known.get(document);
    if (found !== undefined) return found;
    const judgement = judge(document);
    known.set(document, judgement);
    return judgement;
  };
}
