import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deploymentOf, settlementEscrowAbi, usdcAbi } from '@topsteel/chain';
import {
  decodeFunctionData,
  encodeAbiParameters,
  encodeEventTopics,
  encodeFunctionResult,
  toHex,
  type AbiEvent,
  type AbiParameter,
  type Hex,
} from 'viem';

interface Call {
  id: number;
  method: string;
  params: unknown[];
}

const deployment = deploymentOf(31337);
const AUTHORIZED = settlementEscrowAbi.find(
  (item) => item.type === 'event' && item.name === 'PaymentAuthorized',
) as AbiEvent;

/** A JSON-RPC node that tells of the escrow and of native coin: payments, what each holds, what the token says. */
export class EscrowNode {
  /** What each payment holds, in the order in which they were authorized, one a block from the deployment on. */
  readonly holds: bigint[] = [];
  balance = 0n;
  finalBlock = 0n;
  /** What it answers to a call when it no longer keeps the block's state. */
  forgotten: string | null = null;
  /** Payments that it was asked for. */
  asked = 0;
  /** Native coin by account, in lower case. */
  readonly wei = new Map<string, bigint>();
  private readonly server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify(this.answer(JSON.parse(body) as Call)));
    });
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private answer({ id, method, params }: Call): object {
    const result = (value: unknown) => ({ jsonrpc: '2.0', id, result: value });
    if (method === 'eth_getBlockByNumber') {
      const number = params[0] === 'finalized' ? toHex(this.finalBlock) : params[0];
      return result({ number, hash: `0x${'b1'.repeat(32)}`, timestamp: '0x6a000000', transactions: [] });
    }
    if (method === 'eth_getBalance' && this.forgotten === null) {
      return result(toHex(this.wei.get(String(params[0]).toLowerCase()) ?? 0n));
    }
    if (method === 'eth_getLogs') return result(this.logs(params[0] as Filter));
    if (method !== 'eth_call' && method !== 'eth_getBalance') {
      return { jsonrpc: '2.0', id, error: { code: -32_601, message: `${method} is not known here` } };
    }
    if (this.forgotten !== null) {
      return { jsonrpc: '2.0', id, error: { code: -32_000, message: this.forgotten } };
    }
    const { to, data } = (params as [{ to: Hex; data: Hex }])[0];
    if (to.toLowerCase() === deployment.usdc.toLowerCase()) {
      return result(encodeFunctionResult({ abi: usdcAbi, functionName: 'balanceOf', result: this.balance }));
    }
    const { args } = decodeFunctionData({ abi: settlementEscrowAbi, data });
    this.asked += 1;
    const held = this.holds[Number(BigInt((args as readonly [Hex])[0])) - 1] ?? 0n;
    return result(
      encodeFunctionResult({
        abi: settlementEscrowAbi,
        functionName: 'stateOf',
        result: [held === 0n ? 2 : 1, held, 0n, 0],
      }),
    );
  }

  private logs({ fromBlock, toBlock, topics: [topic] }: Filter): object[] {
    return this.holds.flatMap((_, place) => {
      const block = BigInt(deployment.blockNumber) + BigInt(place);
      const args = Object.fromEntries(
        AUTHORIZED.inputs.map((input): [string, unknown] => [input.name ?? '', nothingOf(input)]),
      );
      const topics = encodeEventTopics({
        abi: [AUTHORIZED],
        args: { ...args, paymentId: toHex(place + 1, { size: 32 }) },
      });
      if (topics[0] !== topic || block < BigInt(fromBlock) || block > BigInt(toBlock)) return [];
      const open = AUTHORIZED.inputs.filter(({ indexed }) => indexed !== true);
      return {
        ...{ address: deployment.settlementEscrow, topics, blockNumber: toHex(block), logIndex: '0x0' },
        ...{
          blockHash: `0x${'b1'.repeat(32)}`,
          transactionHash: `0x${'c1'.repeat(32)}`,
          transactionIndex: '0x0',
        },
        data: encodeAbiParameters(
          open,
          open.map((input) => args[input.name ?? '']),
        ),
        removed: false,
      };
    });
  }
}

interface Filter {
  fromBlock: Hex;
  toBlock: Hex;
  topics: Hex[];
}

/** A value of a parameter that says nothing, except which token it is about. */
function nothingOf(parameter: AbiParameter): unknown {
  if (parameter.type.endsWith(']')) return [];
  if ('components' in parameter) {
    return Object.fromEntries(
      parameter.components.map((member): [string, unknown] => [member.name ?? '', nothingOf(member)]),
    );
  }
  if (parameter.type === 'address') return deployment.usdc;
  if (parameter.type === 'bool') return false;
  if (parameter.type.startsWith('bytes')) return `0x${'00'.repeat(Number(parameter.type.slice(5)) || 0)}`;
  return Number(parameter.type.replace(/\D/g, '')) <= 48 ? 0 : 0n;
}
