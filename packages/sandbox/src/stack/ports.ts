import { choosePort, freePort } from '../process/port-holder.ts';
import { StackError } from '../process/stack-error.ts';

/** Every port of the stack: its usual number, and the variable that sets it. */
export const PORTS = {
  web: { usual: 3000, variable: 'WEB_PORT' },
  api: { usual: 4000, variable: 'API_PORT' },
  graph: { usual: 8000, variable: 'GRAPH_PORT' },
  chain: { usual: 8545, variable: 'RPC_PORT' },
  ipfs: { usual: 5001, variable: 'IPFS_PORT' },
  gateway: { usual: 8080, variable: 'IPFS_GATEWAY_PORT' },
  postgres: { usual: 5433, variable: 'POSTGRES_PORT' },
  smtp: { usual: 8026, variable: 'SMTP_PORT' },
  inbox: { usual: 8025, variable: 'INBOX_PORT' },
  counterparties: { usual: 4100, variable: 'CARRIER_PORT' },
  signer1: { usual: 4201, variable: 'SIGNER_1_PORT' },
  signer2: { usual: 4202, variable: 'SIGNER_2_PORT' },
  signer3: { usual: 4203, variable: 'SIGNER_3_PORT' },
} as const;

export type PortName = keyof typeof PORTS;
export type Ports = Record<PortName, number>;
const NAMES = Object.keys(PORTS) as PortName[];

/**
 * Chooses the ports of a stack. `random`: any free ones. Otherwise: those given, those set in the environment, else the
 * usual ones; only a usual one is replaced when it is taken, and the notice says so.
 *
 * @throws StackError when a port that was asked for is taken or is no port.
 */
export async function choosePorts(
  wanted: 'random' | Partial<Ports>,
  env: NodeJS.ProcessEnv,
): Promise<{ ports: Ports; notices: string[] }> {
  const ports: Partial<Ports> = {};
  const notices: string[] = [];
  const taken = new Set<number>();
  for (const name of NAMES) {
    const { usual, variable } = PORTS[name];
    const chosen =
      wanted === 'random'
        ? { port: await freePortBut(taken), notice: null }
        : await choosePort(wanted[name] ?? readPort(env[variable], variable) ?? usual, {
            variable,
            isAsked: wanted[name] !== undefined || readPort(env[variable], variable) !== null,
            taken,
          });
    ports[name] = chosen.port;
    taken.add(chosen.port);
    if (chosen.notice !== null) notices.push(chosen.notice);
  }
  return { ports: ports as Ports, notices };
}

/**
 * A port number out of a variable; null when it isn't set.
 *
 * @throws StackError when it is not a whole number between 1 and 65535.
 */
export function readPort(text: string | undefined, variable: string): number | null {
  if (text === undefined || text === '') return null;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StackError(`${variable} is "${text}": set it to a port number between 1 and 65535.`);
  }
  return port;
}

async function freePortBut(taken: ReadonlySet<number>): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (!taken.has(port)) return port;
  }
}
