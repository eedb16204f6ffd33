import type { StepView } from '../stack/run-steps.ts';
import { progressLine, renderProgress } from './render-progress.ts';

/** For a terminal that does not tell its width. */
const DEFAULT_COLUMNS = 80;

export interface ProgressDisplay {
  update: (steps: readonly StepView[]) => void;
  /** Prints a line above the list. */
  notice: (sentence: string) => void;
  /** Draws the list a last time and leaves it. */
  close: () => void;
}

/** A list that is redrawn in place on a terminal, and lines that are appended anywhere else. */
export function showProgress(stream: NodeJS.WriteStream): ProgressDisplay {
  return stream.isTTY ? liveList(stream) : appendedLines(stream);
}

function liveList(stream: NodeJS.WriteStream): ProgressDisplay {
  let steps: readonly StepView[] = [];
  let drawn = 0;
  let isClosed = false;
  const erase = (): void => {
    if (drawn > 0) stream.write(`\u001b[${String(drawn)}A\u001b[0J`);
    drawn = 0;
  };
  const draw = (): void => {
    // A list taller than the window can't be redrawn: the steps that still matter are kept.
    const room = Math.max(3, stream.rows - 1);
    const shown = steps.length <= room ? steps : steps.filter((step) => step.state !== 'done').slice(0, room);
    const lines = renderProgress(shown, Date.now(), stream.columns || DEFAULT_COLUMNS);
    erase();
    if (lines.length > 0) stream.write(`${lines.join('\n')}\n`);
    drawn = lines.length;
  };
  const timer = setInterval(draw, 200);
  return {
    update(changed) {
      steps = changed;
    },
    notice(sentence) {
      erase();
      stream.write(`${sentence}\n`);
      if (!isClosed) draw();
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      clearInterval(timer);
      const rows = stream.rows;
      if (steps.length > rows - 1) erase();
      draw();
      drawn = 0;
    },
  };
}

function appendedLines(stream: NodeJS.WriteStream): ProgressDisplay {
  const told = new Map<string, string>();
  return {
    update(steps) {
      for (const step of steps) {
        if (told.get(step.id) === step.state) continue;
        told.set(step.id, step.state);
        const line = progressLine(step, Date.now());
        if (line !== null) stream.write(`${line}\n`);
      }
    },
    notice(sentence) {
      stream.write(`${sentence}\n`);
    },
    close() {
      told.clear();
    },
  };
}
