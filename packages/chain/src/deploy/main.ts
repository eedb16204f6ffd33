/** `node packages/chain/src/deploy/main.ts`: deploys to RPC_URL and says where everything stands. */
import { deployAll } from './deploy-all.ts';
import { readEnvironment } from './environment.ts';

try {
  const { deployment, created } = await deployAll(readEnvironment(process.env));
  console.log(created === 0 ? 'All contracts stand already.' : `Created ${created} contracts.`);
  console.log(JSON.stringify(deployment, null, 2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
