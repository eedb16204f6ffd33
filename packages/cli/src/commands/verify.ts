import type { Command } from '../command.ts';

/**
 * Checks a label, a lot, a certificate file or an evidence bundle, and says the lines of the verification page.
 *
 * A label or lot is asked of the register and the file store themselves, never of a database of ours; a bundle is
 * checked without any network. Exit code 0 when nothing speaks against the steel, 1 when something does, 2 when a
 * check could not be made: a source that does not answer never ends in 0.
 */
export const verify: Command = {
  name: 'verify',
  usage:
    'URL|BUNDLE|LOT|FILE [--language en|fr|de|es|it|nl] [--rpc URL] [--ipfs URL] [--deployment FILE|CHAIN-ID] [--graph URL] [--readings URL] [--lot LOT]',
  summary:
    'Whether steel and certificate hold: a label’s address, a lot number, a certificate file, or an evidence bundle (offline).',
  valueOptions: ['language', 'rpc', 'ipfs', 'deployment', 'graph', 'readings', 'lot'],
  // Loaded when it is asked for: the other commands need none of it.
  run: async (input) => (await import('../verify/verify-argument.ts')).verifyArgument(input),
};
