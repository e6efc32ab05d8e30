import type { ContextQuestion } from './features.ts';

/** Words that promise an answer where they are the whole heading, and say little anywhere else ("State management"). */
const lists: Readonly<Record<ContextQuestion, string>> = {
  state: `state, status, done, progress, completed, working, now, context and state, stand, erledigt, fertig, zustand, fortschritt, lage, état, statut, fait, avancement, estado, hecho, progreso, avance, avances, situación,
    feito, concluído, progresso, situação, 状态, 狀態, 进度, 進度, 现状, 完成, 已完成, статус, состояние, готово, прогресс`,
  questions: `questions, question, unclear, unknowns, tbd, fragen, unklar, unklarheiten, dudas, preguntas, perguntas, dúvidas, questões, 疑问, 待定, 未决, вопросы`,
  thinking: `next, remaining, pending, outstanding, upcoming, later, deferred, actions, tasks, priorities, plan, plans, todo, to do, thinking, thoughts, ideas, backlog, roadmap, gedanken, überlegungen, ausblick, weiter, offen, suite, reste, en attente, priorités, réflexions, idées, à faire, pendiente, pendientes, abiertos, prioridades, tareas, próximo, siguiente, ideas,
    pendente, pendentes, aberto, abertos, prioridades, tarefas, pendências, próximos, ideias, raciocínio, 待办, 计划, 計劃, 下一步, 思路, 想法, план, далее, дальше, мысли`,
};

const topics = new Map<string, ContextQuestion>();
for (const [question, list] of Object.entries(lists)) {
  for (const entry of list.split(',')) topics.set(entry.trim(), question as ContextQuestion);
}

/** The question that a heading of just these words promises to answer; null where there is none. */
export function exactTopic(words: readonly string[]): ContextQuestion | null {
  return topics.get(words.join(' ')) ?? null;
}
