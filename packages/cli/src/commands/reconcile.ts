import type { Command } from '../command.ts';

/**
 * Proves, or disproves, that the money agrees: what the token says the escrow holds, what the escrow's own state owes, and
 * what the books say, all at one final block and from primary sources. Neither the marketplace nor its index is asked.
 */
export const reconcile: Command = {
  name: 'reconcile',
  usage: '[--rpc URL] [--database URL] [--block NUMBER]',
  summary:
    'Whether token, contract and ledger agree to the last minor unit at a final block, for every token and payment of the escrow, and chain and ledger for the ether of our accounts.',
  valueOptions: ['rpc', 'database', 'block'],
  arguments: 0,
  async run({ values }) {
    return (await import('../reconcile/reconcile-escrow.ts')).reconcileEscrow(values);
  },
};
