import { createRequire } from 'node:module';
import hardhatToolboxMochaEthers from '@nomicfoundation/hardhat-toolbox-mocha-ethers';
import { defineConfig } from 'hardhat/config';

const require = createRequire(import.meta.url);

/** One profile for everything, so that tests run the bytecode that is deployed. */
const compiler = {
  version: '0.8.37',
  path: require.resolve('solc/soljson.js'),
  settings: {
    evmVersion: 'cancun',
    viaIR: true,
    optimizer: { enabled: true, runs: 100_000 },
    metadata: { bytecodeHash: 'none' },
  },
} as const;

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers],
  solidity: { profiles: { default: compiler, production: compiler } },
  paths: {
    sources: ['contracts', 'test/contracts/mocks'],
    // The invariant tests are compiled and run by `npm run fuzz`, which trades the optimizer's effort for time.
    tests: { mocha: 'test/contracts', solidity: 'test/contracts/solidity' },
    artifacts: 'artifacts',
    cache: '.cache/hardhat',
  },
  networks: { hardhat: { type: 'edr-simulated', chainType: 'l1', hardfork: 'cancun' } },
});
