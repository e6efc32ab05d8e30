import { splitWords } from '../../../text/words.ts';

/** The four parts of a record, in the order that people write them (Nygard; MADR names them differently). */
export type RecordPart = 'status' | 'context' | 'decision' | 'consequences';

export const RECORD_PARTS: readonly RecordPart[] = ['status', 'context', 'decision', 'consequences'];

/** Words of headings and labels that name a part: English, German, French, Spanish, Portuguese, Italian, Dutch. */
const WORDS: Readonly<Record<RecordPart, ReadonlySet<string>>> = {
  status: new Set('status state zustand statut état estado stato'.split(' ')),
  context: new Set(
    'context contexts background problem problems motivation issue why introduction situation overview summary rationale requirements need kontext hintergrund ausgangslage problemstellung problem einleitung anlass contexte problème problématique motivation contexto antecedentes problema motivación motivação contesto problema probleem achtergrond aanleiding warum pourquoi qué porquê perché waarom'.split(
      ' ',
    ),
  ),
  decision: new Set(
    'decision decisions outcome resolution solution proposal choice chosen conclusion recommendation approach decided entscheidung entscheidungen beschluss lösung ergebnis décision décisions solution choix decisión decisiones resolución solución elección decisão decisões resolução solução escolha decisione soluzione beslissing besluit oplossing'.split(
      ' ',
    ),
  ),
  consequences: new Set(
    'consequences consequence implications implication impact impacts tradeoffs tradeoff trade-offs trade-off pros cons advantages disadvantages benefits drawbacks downsides upsides risks results effects positive negative costs limitations folgen konsequenzen auswirkungen vorteile nachteile risiken conséquences conséquence impacts avantages inconvénients consecuencias implicaciones ventajas desventajas impacto consequências consequência implicações vantagens desvantagens conseguenze vantaggi svantaggi gevolgen voordelen nadelen'.split(
      ' ',
    ),
  ),
};

/** The same in Chinese, looked for anywhere in a heading. */
const PARTS_OF_WORDS: Readonly<Record<RecordPart, readonly string[]>> = {
  status: ['状态', '狀態'],
  context: ['背景', '上下文', '问题', '問題', '情境', '动机', '現狀', '现状'],
  decision: ['决定', '決定', '决策', '決策', '方案', '结论', '結論'],
  consequences: ['后果', '後果', '影响', '影響', '结果', '結果', '优缺点', '優缺點', '利弊', '风险'],
};

/** Phrases that name a part and mean something else. */
const OTHERS: Readonly<Record<RecordPart, readonly string[]>> = {
  status: ['status quo'],
  context: [],
  decision: [
    'decision drivers',
    'decision driver',
    'decision makers',
    'decision criteria',
    'decision record',
    'decision log',
    'decision date',
    'related decisions',
    'entscheidungstreiber',
    'alternative solution',
    'alternative solutions',
    'other solutions',
  ],
  consequences: [],
};

/** Longer headings are sentences: their words mean what they say. */
const LONGEST_HEADING_WORDS = 8;

/** The parts of a record that a heading or label names; one may name several. */
export function partsNamed(heading: string): RecordPart[] {
  const words = splitWords(heading);
  const compact = heading.replaceAll(' ', '');
  if (words.length > LONGEST_HEADING_WORDS) return [];
  const phrase = words.join(' ');
  return RECORD_PARTS.filter((part) => {
    if (PARTS_OF_WORDS[part].some((name) => compact.includes(name))) return true;
    return (
      words.some((word) => WORDS[part].has(word)) && !OTHERS[part].some((other) => phrase.includes(other))
    );
  });
}
