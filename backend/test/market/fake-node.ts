import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { certificateRegistryAbi, usdcAbi } from '@topsteel/chain';
import { decodeFunctionData, encodeAbiParameters, toFunctionSelector, type Hex } from 'viem';

interface Call {
  id: number;
  method: string;
  params: unknown[];
}

const STATUS = toFunctionSelector(
  certificateRegistryAbi.find((item) => item.type === 'function' && item.name === 'status') as never,
);

/** A JSON-RPC node that knows token balances and the status of every certificate: every account is a plain key. */
export class FakeNode {
  readonly balances = new Map<string, bigint>();
  /** What the register answers for every certificate, by number; 1 is in force. Undefined: it fails to answer. */
  certificateStatus: number | undefined = 1;
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const calls = JSON.parse(body) as Call | Call[];
        const answer = Array.isArray(calls) ? calls.map((call) => this.answer(call)) : this.answer(calls);
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
      });
    });
  }

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

  private answer({ id, method, params }: Call) {
    if (method === 'eth_getCode') return { jsonrpc: '2.0', id, result: '0x' };
    if (method === 'eth_call') {
      const [{ data }] = params as [{ data: Hex }];
      if (data.startsWith(STATUS)) {
        if (this.certificateStatus === undefined) {
          return { jsonrpc: '2.0', id, error: { code: -32_000, message: 'header not found' } };
        }
        return {
          jsonrpc: '2.0',
          id,
          result: encodeAbiParameters([{ type: 'uint8' }], [this.certificateStatus]),
        };
      }
      const { args } = decodeFunctionData({ abi: usdcAbi, data });
      const balance = this.balances.get(String(args[0]).toLowerCase()) ?? 0n;
      return { jsonrpc: '2.0', id, result: encodeAbiParameters([{ type: 'uint256' }], [balance]) };
    }
    return { jsonrpc: '2.0', id, error: { code: -32_601, message: `${method} is not known here` } };
  }
}
