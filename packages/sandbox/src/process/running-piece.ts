/** A piece that runs inside this process, perhaps around a program of its own. */
export interface RunningPiece {
  /** Settles with the reason when the piece ends without having been asked to; absent when it can't. */
  ended?: Promise<string>;
  stop(): Promise<void>;
}
