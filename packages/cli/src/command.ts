/** 0: the answer is yes or the work is done. 1: the answer is no (not valid). 2: cannot tell. */
export type ExitCode = 0 | 1 | 2;

/** What a command found, in both forms; `main` prints the one that was asked for. */
export interface Outcome {
  code: ExitCode;
  /** For people, without a line feed at the end. */
  text: string;
  /** For programs, with `--json`: one JSON value. */
  json: unknown;
  /** Print `text` as it is, without adding a line feed: the output is a document, not a message. */
  isDocument?: boolean;
}

/** One word of `topsteel`. A command throws AppError for input it cannot use: one sentence on stderr, exit code 2. */
export interface Command {
  name: string;
  /** Such as `FILE [--order FILE]`. */
  usage: string;
  /** One sentence. */
  summary: string;
  /** Options that take a value, without the dashes, such as `order`. */
  valueOptions?: readonly string[];
  /** Options that take none, such as `offline`. */
  flagOptions?: readonly string[];
  /** How many arguments it takes; 1 when absent. */
  arguments?: number;
  run(input: CommandInput): Promise<Outcome>;
}

export interface CommandInput {
  arguments: readonly string[];
  values: Readonly<Record<string, string>>;
  flags: ReadonlySet<string>;
}
