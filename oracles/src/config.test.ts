import { expect } from 'chai';
import { readConfig } from './config.ts';

const complete = {
  DATABASE_URL: 'postgresql://postgres@127.0.0.1:5433/topsteel',
  RPC_URL: 'http://127.0.0.1:8545',
  ORACLE_KEYSTORE_DIR: '.data/keys',
  SIGNER_URLS: 'http://127.0.0.1:4201,http://127.0.0.1:4202',
  SIGNER_TOKEN: 't'.repeat(16),
};

describe('configuration', () => {
  it('fills in what may be left out', () => {
    expect(readConfig(complete)).to.deep.equal({
      databaseUrl: complete.DATABASE_URL,
      rpcUrls: [complete.RPC_URL],
      nodeSilenceMs: 120_000,
      metricsPort: null,
      metricsHost: '127.0.0.1',
      metricsToken: null,
      gasReserveWei: 50_000_000_000_000_000n,
      traceEndpoint: null,
      maxFeeWei: 500_000_000_000n,
      chainId: 31337,
      keystoreDir: '.data/keys',
      signerUrls: ['http://127.0.0.1:4201', 'http://127.0.0.1:4202'],
      signerToken: 't'.repeat(16),
      deepReorg: 'follow',
      logLevel: 'info',
    });
  });

  it('takes several nodes, the preferred one first, each once', () => {
    const RPC_URLS = 'http://127.0.0.1:8546, http://127.0.0.1:8545';
    expect(readConfig({ ...complete, RPC_URLS }).rpcUrls).to.deep.equal([
      'http://127.0.0.1:8545',
      'http://127.0.0.1:8546',
    ]);
    expect(() => readConfig({ ...complete, RPC_URLS: 'somewhere' })).to.throw(
      'RPC_URLS must be http addresses of JSON-RPC nodes, joined by commas.',
    );
  });

  it('halts on a deep reorg of any chain but the local one', () => {
    expect(readConfig({ ...complete, CHAIN_ID: '8453' }).deepReorg).to.equal('halt');
  });

  it('names every variable that is missing or wrong', () => {
    expect(() => readConfig({ ...complete, DATABASE_URL: undefined, CHAIN_ID: 'local' })).to.throw(
      'DATABASE_URL is missing. CHAIN_ID must be a whole number.',
    );
  });
});
