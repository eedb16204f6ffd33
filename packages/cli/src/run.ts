import { isAppError } from '@topsteel/domain/errors';
import type { Command, CommandInput } from './command.ts';
import { commands, type Commands } from './commands/index.ts';

/** What the process writes and how it ends. */
export interface Answer {
  code: 0 | 1 | 2;
  stdout: string;
  stderr: string;
}

/**
 * Runs one command line of `topsteel`.
 *
 * @param argv the words after the program's name
 * @returns exit code 0 (yes, done), 1 (not valid), 2 (cannot tell: unusable input, or a part that does not answer)
 * @example (await run(['canonicalize', 'a.json'])).code // 0
 */
export async function run(argv: readonly string[], known: Commands = commands): Promise<Answer> {
  try {
    return await answer(argv, known);
  } catch (thrown) {
    // 1 means "not valid": a defect of ours says nothing about what was asked, so it must not end so.
    const message = `topsteel could not go on, which is a defect of ours: ${firstLineOf(thrown)}`;
    return argv.includes('--json') ? failed({ code: 'internal', message }) : refused(message);
  }
}

async function answer(argv: readonly string[], known: Commands): Promise<Answer> {
  const [name, ...rest] = argv;
  if (name === undefined || ['help', '--help', '-h'].includes(name)) return said(await helpOf(known));
  const command = await known.get(name)?.();
  if (!command) return refused(`topsteel does not know "${name}". Run topsteel --help for the commands.`);
  if (rest.includes('--help') || rest.includes('-h')) {
    return said(`topsteel ${command.name} ${command.usage}\n\n${command.summary}`);
  }
  const parsed = parse(command, rest);
  if (typeof parsed === 'string') return refused(`${parsed} Usage: topsteel ${name} ${command.usage}`);
  try {
    const { code, text, json, isDocument } = await command.run(parsed.input);
    const stdout = parsed.isJson ? `${JSON.stringify(json, null, 2)}\n` : isDocument ? text : `${text}\n`;
    return { code, stdout, stderr: '' };
  } catch (thrown) {
    if (!isAppError(thrown)) throw thrown;
    if (!parsed.isJson) return refused(thrown.message);
    return failed({ code: thrown.code, message: thrown.message, ...thrown.details });
  }
}

function parse(
  command: Command,
  words: readonly string[],
): { input: CommandInput; isJson: boolean } | string {
  const given: string[] = [];
  const values: Record<string, string> = {};
  const flags = new Set<string>();
  let isJson = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const [, option, joined] = /^--([a-z][a-z-]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (word === '--json') isJson = true;
    else if (option !== undefined && joined === undefined && command.flagOptions?.includes(option))
      flags.add(option);
    else if (option !== undefined && command.valueOptions?.includes(option)) {
      const value = joined ?? words[(at += 1)];
      if (value === undefined || value === '' || (joined === undefined && value.startsWith('--')))
        return `--${option} needs a value.`;
      values[option] = value;
    } else if (/^--?[a-z]/i.test(word)) return `${word} is not an option of ${command.name}.`;
    else given.push(word);
  }
  const wanted = command.arguments ?? 1;
  if (given.length !== wanted) {
    return `${command.name} takes ${wanted} argument${wanted === 1 ? '' : 's'}, not ${given.length}.`;
  }
  return { input: { arguments: given, values, flags }, isJson };
}

async function helpOf(known: Commands): Promise<string> {
  const all = await Promise.all([...known.values()].map((load) => load()));
  const lines = all.map(({ name, usage, summary }) => `  topsteel ${name} ${usage}\n      ${summary}`);
  return [
    'topsteel reads, judges and verifies the documents of the trade on your own machine.',
    '',
    ...lines,
    '',
    'With --json the answer is one JSON value. FILE may be - for stdin.',
    'Exit code 0: yes, or done. 1: not valid. 2: cannot tell.',
  ].join('\n');
}

const said = (text: string): Answer => ({ code: 0, stdout: `${text}\n`, stderr: '' });
const refused = (sentence: string): Answer => ({ code: 2, stdout: '', stderr: `${sentence}\n` });
const failed = (error: Readonly<Record<string, unknown>>): Answer => ({
  ...{ code: 2, stderr: '' },
  stdout: `${JSON.stringify({ error }, null, 2)}\n`,
});

const firstLineOf = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).split('\n')[0] ?? '';
