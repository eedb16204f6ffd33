/**
 * Which line of the queue the keys are at, while the page of it may still be on its way: what is asked for meanwhile is for
 * the line that was gone to, never for the one that is still on the screen.
 */
export class LineToCome {
  #shown: string | null;
  #wanted: string | null = null;
  #held: (() => void) | undefined;

  constructor(shown: string | null) {
    this.#shown = shown;
  }

  /** The line that the hand is at: gone to, else open. */
  get here(): string | null {
    return this.#wanted ?? this.#shown;
  }

  get isOnItsWay(): boolean {
    return this.#wanted !== null;
  }

  /** A line was gone to. What was held for another one is for nothing now. */
  goTo(line: string): void {
    this.#held = undefined;
    this.#wanted = line === this.#shown ? null : line;
  }

  /** Nothing is waited for any more. */
  leave(): void {
    this.#held = undefined;
    this.#wanted = null;
  }

  /** Does something that shows and changes nothing: now, or as soon as the line is there. */
  whenShown(act: () => void): void {
    if (this.isOnItsWay) this.#held = act;
    else act();
  }

  /** The page shows a line, or none. One that was passed on the way leaves the wanted one to come. */
  show(line: string | null): void {
    this.#shown = line;
    if (this.#wanted !== line) return;
    const held = this.#held;
    this.leave();
    held?.();
  }
}
