/** What a runbook has to answer (DESIGN 4.3). */
export type RunbookQuestion = 'monitor' | 'alerts' | 'rollback' | 'contact';

export const RUNBOOK_QUESTIONS: readonly RunbookQuestion[] = ['monitor', 'alerts', 'rollback', 'contact'];
