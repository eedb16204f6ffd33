/** The project's configuration with contracts that report what runs. They are larger, so nothing limits their size. */
import hardhatToolboxMochaEthers from '@nomicfoundation/hardhat-toolbox-mocha-ethers';
import { defineConfig } from 'hardhat/config';
import { createRequire } from 'node:module';
import { coveragePlugin } from './plugin.ts';

const compiler = {
  version: '0.8.37',
  path: createRequire(import.meta.url).resolve('solc/soljson.js'),
  // Without the optimizer's inlining each statement keeps its own report; viaIR because of the stack.
  settings: {
    evmVersion: 'cancun',
    viaIR: true,
    optimizer: { enabled: true, runs: 1 },
    metadata: { bytecodeHash: 'none' },
  },
} as const;

const unlimited = {
  type: 'edr-simulated',
  chainType: 'l1',
  hardfork: 'cancun',
  allowUnlimitedContractSize: true,
  blockGasLimit: 1_000_000_000,
} as const;

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers, coveragePlugin],
  solidity: { profiles: { default: compiler, production: compiler } },
  paths: {
    sources: ['contracts', 'test/contracts/mocks'],
    tests: { mocha: 'test/contracts' },
    artifacts: '.cache/coverage/artifacts',
    cache: '.cache/coverage/cache',
  },
  networks: { default: unlimited, hardhat: unlimited },
});
