import { parseArgs } from 'node:util';
import { chains } from './chains.ts';

/** What was asked for on the command line. */
export interface Options {
  chain?: string;
  rpcUrl?: string;
  isDryRun?: boolean;
  isHelp?: boolean;
}

/**
 * Reads the command line.
 *
 * @throws Error with one sentence when an option is unknown or lacks its value.
 * @example readOptions(['--chain', '8453', '--dry-run']) // { chain: '8453', isDryRun: true }
 */
export function readOptions(args: readonly string[]): Options {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        chain: { type: 'string' },
        'rpc-url': { type: 'string' },
        'dry-run': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    const reason = (error as Error).message.split('. ')[0] ?? '';
    throw new Error(`${reason}. npm run deploy -- --help says what can be asked for.`, { cause: error });
  }
  return {
    ...(values.chain === undefined ? {} : { chain: values.chain }),
    ...(values['rpc-url'] === undefined ? {} : { rpcUrl: values['rpc-url'] }),
    ...(values['dry-run'] === undefined ? {} : { isDryRun: values['dry-run'] }),
    ...(values.help === undefined ? {} : { isHelp: values.help }),
  };
}

const chainList = Object.entries(chains)
  .map(([id, { name }]) => `  ${id.padStart(9)}  ${name}`)
  .join('\n');

export const HELP = `Deploys the contracts, each at an address that follows from its code and the deployer's account.
Run again, it changes nothing: it creates what is missing and checks what stands.

  npm run deploy -- --chain 8453 --dry-run     shows the plan and carries it out on a fresh local chain
  npm run deploy -- --chain 8453               carries it out

Options
  --chain ID       the chain (or CHAIN_ID); usual: 31337
  --rpc-url URL    a node of that chain (or RPC_URL); usual on 31337: http://127.0.0.1:8545
  --dry-run        sends nothing to that chain; with a node it also says what stands there already
  --help           this text

Chains
${chainList}

Environment, needed on every chain but 31337
  REGISTRAR_KEY      private key of the account that deploys and is the first registrar
  ACCREDITOR         address that registers organisations and grants capabilities
  REPORT_SIGNERS     addresses of the report signers, separated by commas
  REPORT_THRESHOLD   how many of them must sign a report
  REGISTRAR          optional: address that is offered the registrar's office at the end

A dry run without REGISTRAR_KEY uses the development accounts: the addresses it shows are then not yours.
After a deployment commit deployments/<chain>.json and run npm run generate.`;
