import { basename } from 'node:path';
import { checkFec as check, decodeFec, readFec, replayFec } from '@topsteel/domain/fec';
import type { Command } from '../command.ts';
import { readBytes } from '../read-input.ts';

/** Says whether a FEC can be handed in. Exit code 1 when it can't, 2 when it is none. */
export const checkFec: Command = {
  name: 'check-fec',
  usage: 'FILE',
  summary:
    'A FEC (fichier des écritures comptables): name, columns, numbering, dates, balance of every entry.',
  async run({ arguments: [path = '-'] }) {
    const text = decodeFec(await readBytes(path));
    const findings = check(text, path === '-' ? null : basename(path));
    if (findings.length > 0) {
      return {
        code: 1,
        text: [
          ...findings.map(({ line, message }) => `${line === null ? 'file' : `line ${line}`}  ${message}`),
          '',
          `${findings.length} findings: this FEC cannot be handed in.`,
        ].join('\n'),
        json: { findings },
      };
    }
    const lines = readFec(text);
    const entries = new Set(lines.map(({ JournalCode, EcritureNum }) => `${JournalCode} ${EcritureNum}`))
      .size;
    const balances = [...replayFec(lines)].map(([account, amountMinor]) => ({
      account,
      amountMinor: amountMinor.toString(),
    }));
    return {
      code: 0,
      text: `${lines.length} lines, ${entries} entries: every entry balances, no number is missing, the days ascend.`,
      json: { findings, lines: lines.length, entries, balances },
    };
  },
};
