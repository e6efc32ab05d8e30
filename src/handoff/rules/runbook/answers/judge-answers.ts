import type { Document, DocumentPlace } from '../../../documents/document.ts';

export type RunbookQuestion = 'monitor' | 'alerts' | 'rollback' | 'contact';

export interface RunbookAnswer {
  readonly isGiven: boolean;
  readonly place: DocumentPlace | null;
  readonly nearest: string | null;
  readonly shortfall: 'missing' | 'placeholder' | 'heading-only' | 'link-only' | 'not-actionable' | null;
  readonly isNotYet: boolean;
}

export interface Contact {
  readonly kind: 'handle' | 'team' | 'email' | 'phone' | 'channel' | 'rota' | 'link';
  readonly text: string;
  readonly place: DocumentPlace;
}

export interface RunbookAnswers {
  readonly answers: Readonly<Record<RunbookQuestion, RunbookAnswer>>;
  readonly contacts: readonly Contact[];
}

// Interim: by headings alone.
const WORDS: Readonly<Record<RunbookQuestion, RegExp>> = {
  monitor: /monitor|well|überwach|health/i,
  alerts: /alert|alarm|when it is not|symptom|if/i,
  rollback: /roll|back|zurück/i,
  contact: /contact|who|ansprech|help/i,
};

export function judgeAnswers(document: Document): RunbookAnswers {
  const answer = (question: RunbookQuestion): RunbookAnswer => {
    const block = document.blocks.find(
      ({ headings, text, header }) =>
        WORDS[question].test([...headings.map((heading) => heading.text), ...(header ?? [])].join(' ')) &&
        !/TODO|TBD|^<[^>]+>$/.test(text),
    );
    const heading = document.headings.find(({ text }) => WORDS[question].test(text)) ?? null;
    return {
      isGiven: block !== undefined,
      place: block?.place ?? heading?.place ?? null,
      nearest: null,
      shortfall: block !== undefined ? null : heading === null ? 'missing' : 'heading-only',
      isNotYet: false,
    };
  };
  return {
    answers: { monitor: answer('monitor'), alerts: answer('alerts'), rollback: answer('rollback'), contact: answer('contact') },
    contacts: [],
  };
}
