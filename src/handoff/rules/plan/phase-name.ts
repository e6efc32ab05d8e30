import type { Phase } from '../../phases/plan/plan.ts';

/** What people call a phase: a word of the plan, data. */
export function phaseName({ label, title, id }: Pick<Phase, 'id' | 'label' | 'title'>): string {
  return label || title || id;
}
