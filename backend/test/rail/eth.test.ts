import pg from 'pg';
import { describeRail } from './conformance.ts';
import { openEthWorld } from './eth-world.ts';

describeRail('eth', async (tools) => {
  // The oracles' own connection: the marketplace's role may not write what they saw.
  const oracles = new pg.Client({ connectionString: tools.config.settings.databaseUrl });
  await oracles.connect();
  const world = openEthWorld(tools, oracles);
  return { ...world, close: () => oracles.end() };
});
