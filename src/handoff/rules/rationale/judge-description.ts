import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { type DescriptionVerdict, remarkLintBatonRationale } from './remark-rationale.ts';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkLintBatonRationale).freeze();

/**
 * Judges whether a description tells a future maintainer why. Pure; parsing is superlinear in the worst case, so
 * that the caller bounds size (65,536 characters) and time. Throws a RangeError for markup nested thousands deep.
 */
export function judgeDescription(description: {
  readonly title: string;
  readonly body: string;
}): DescriptionVerdict {
  const file = new VFile({ value: description.body, data: { title: description.title } });
  processor.runSync(processor.parse(file), file);
  const verdict = file.data.rationale;
  if (verdict === undefined) throw new Error('The rationale plugin left no verdict');
  return verdict;
}
