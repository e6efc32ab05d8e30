const LOWER =
  /(?<![\p{L}])(?:(?:\p{L}{1,20}[- ])?latenc|costs?(?!\p{L})|price|spend|expense|fees?(?!\p{L})|errors?(?!\p{L})|failures?|fails?(?!\p{L})|failed|defects?|bugs?(?!\p{L})|incidents?|downtime|outages?|churn|times?(?!\p{L})|durations?|delays?|waits?(?!\p{L})|waiting|complaints?|p\d{2}(?!\d)|bounce|abandon|drop-?outs?|no-?shows?|absences?|absent|scrap|wast(?:e|age)|loss(?:es)?(?!\p{L})|shrinkage|emissions?|co2|consumption|hallucinat|refunds?|returns?(?!\p{L})|return rate|cancellations?|backlog|overdue|mttr|lcp|ttfb|wer|cer|rmse|mae|mape|perplexity|accidents?|injur|late(?!\p{L})|mortality|false (?:positive|negative|alarm)|crash|stock-?outs?|vacanc|attrition|misroute|rework|corrections?|escalation|violation|breach|debt|kosten|dauer|zeit(?!\p{L})|\p{L}{1,20}(?:zeit|kosten|fehler|quote der fehler)(?!\p{L})|fehler|ausfall|wartezeit|beschwerden|co[uû]ts?|d[eé]lais?|temps|dur[eé]e|erreurs?|r[eé]clamations?|costes?|costos?|tiempos?|plazos?|errores|quejas|reclamaciones|custos?|tempos?|prazos?|erros?|reclama[cç][oõ]es)/iu;
/** Words in which something unwelcome goes well. */
const HIGHER =
  /(?:on|in|real|full|part|first|up|life)[- ]?time(?!\p{L})|(?:saved|savings?|reduc(?:tion|ed)|free|avoided|recovered|recycled|prevented|resolved|fixed|caught|found|detected|answered|closed|coverage|return on)(?!\p{L})/iu;
const DOWN =
  /(?<![\p{L}])(?:reduc|cut|lower|decreas|shrink|bring down|senken|réduire|reducir|reduzir|verringern)/iu;
const UP = /(?<![\p{L}])(?:increas|rais|improv|grow|lift|boost|erhöhen|steigern|augmenter|aumentar)/iu;

/** Every expression of this file, for the test of blow-up. */
export const DIRECTION_PATTERNS = [LOWER, HIGHER, DOWN, UP] as const;

/** True where less of a metric is plainly better: latency, cost, churn. */
export function isLowerBetter(metric: string): boolean {
  return LOWER.test(metric) && !HIGHER.test(metric);
}

/** Where a verb says that something is to fall or to rise; null where none does. */
export function directionOf(text: string): 'down' | 'up' | null {
  if (DOWN.test(text)) return 'down';
  return UP.test(text) ? 'up' : null;
}
