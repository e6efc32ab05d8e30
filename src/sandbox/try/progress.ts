/** Tells what is being done: on a terminal a step replaces the one before, elsewhere each is a line. */
export interface ProgressLog {
  line(text: string): void;
  /** One of many alike; `isLast` ends them. */
  step(text: string, isLast: boolean): void;
}

/** The part of a stream that is needed. */
interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Elsewhere than on a terminal, steps are told no more often than this. */
const STEP_EVERY_MS = 1_000;
const CLEAR_LINE = '\r\u001B[2K';

/** Starts a log on a stream. */
export function showProgress(output: Output): ProgressLog {
  let isOpen = false;
  let lastStepMs = 0;
  return {
    line: (text) => {
      if (text === '' && !isOpen) return;
      output.write(`${isOpen ? '\n' : ''}${text}${text === '' ? '' : '\n'}`);
      isOpen = false;
    },
    step: (text, isLast) => {
      if (output.isTTY === true) {
        output.write(`${CLEAR_LINE}${text}${isLast ? '\n' : ''}`);
        isOpen = !isLast;
      } else if (isLast || Date.now() - lastStepMs >= STEP_EVERY_MS) {
        output.write(`${text}\n`);
        lastStepMs = Date.now();
      }
    },
  };
}
