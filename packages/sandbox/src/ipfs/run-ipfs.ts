import { join } from 'node:path';
import Fastify from 'fastify';
import { log } from '../process/log.ts';
import type { RunningPiece } from '../process/running-piece.ts';
import { addGatewayRoutes } from './gateway-routes.ts';
import { openIpfsNode } from './open-ipfs-node.ts';
import { addRpcRoutes } from './rpc-routes.ts';

/** Runs an IPFS node: Kubo's RPC on one port, a gateway on another, the blocks under the data folder. */
export async function runIpfs(options: {
  dataDir: string;
  rpcPort: number;
  gatewayPort: number;
}): Promise<RunningPiece> {
  const node = await openIpfsNode(join(options.dataDir, 'ipfs'));
  const rpc = Fastify({ forceCloseConnections: true });
  const gateway = Fastify({ forceCloseConnections: true });
  await addRpcRoutes(rpc, node);
  await addGatewayRoutes(gateway, node);
  await rpc.listen({ host: '127.0.0.1', port: options.rpcPort });
  await gateway.listen({ host: '127.0.0.1', port: options.gatewayPort });
  log('info', 'ready', { rpcPort: options.rpcPort, gatewayPort: options.gatewayPort });
  return {
    async stop() {
      await Promise.all([rpc.close(), gateway.close()]);
      await node.close();
    },
  };
}
