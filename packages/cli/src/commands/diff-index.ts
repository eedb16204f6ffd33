import type { Command } from '../command.ts';

/**
 * Proves, or disproves, that the index is the chain's history: every log since the deployment is replayed here, by rules
 * written from the contracts' interfaces, and every field of every row of the index is compared with what they add up to.
 */
export const diffIndex: Command = {
  name: 'diff-index',
  usage: '[--rpc URL] [--graph URL] [--from BLOCK] [--to BLOCK]',
  summary: 'Whether the index equals a replay of all logs, field by field, at one block.',
  valueOptions: ['rpc', 'graph', 'from', 'to'],
  arguments: 0,
  async run({ values }) {
    return (await import('../diff-index/diff-index.ts')).diffIndex(values);
  },
};
