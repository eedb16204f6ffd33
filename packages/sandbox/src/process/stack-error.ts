/**
 * A failure that the person at the terminal can mend. The message is one or two sentences: what happened, and what to
 * do about it. Anything else that is thrown is a defect and keeps its stack.
 */
export class StackError extends Error {
  override readonly name = 'StackError';
}
