import { expect } from 'chai';
import { deploymentOf } from '../deployments.ts';
import { compiled } from './bytecode.ts';
import { chains, PERMIT2 } from './chains.ts';
import { localKeys } from './deploy-all.ts';
import { readEnvironment } from './environment.ts';
import { readOptions } from './options.ts';
import { planDeployment, roleOf } from './plan.ts';

const registrar = localKeys().registrar.address;
const ORDER = [
  ...['directory', 'organisationAccountFactory', 'certificateRegistry', 'certificateToken', 'oracleReports'],
  ...['auditAnchors', 'walletDeployer', 'settlementSystem', 'materialLedger', 'settlementEscrow'],
  ...['fiatSettlement', 'emissionStatements', 'carbonUnits'],
];

describe('planDeployment', function () {
  this.timeout(30_000);

  it('gives the committed addresses of the local chain', () => {
    expect(planDeployment(31337, registrar).deployment).to.deep.equal(deploymentOf(31337));
  });

  it("takes Circle's USDC and EURC and Uniswap's Permit2 where they stand, and creates none of them", () => {
    const plan = planDeployment(8453, registrar);
    expect(plan.deployment.usdc).to.equal('0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913');
    expect(plan.deployment.eurc).to.equal('0x60a3E35Cc302bFA44Cb288Bc5a4F316Fdb1adb42');
    expect(plan.creations.map(({ name }) => name)).to.deep.equal(ORDER);
    expect(plan.externals.map(({ address }) => address)).to.deep.equal([
      plan.deployment.usdc,
      plan.deployment.eurc,
      PERMIT2,
    ]);
  });

  it("makes Circle's USDC on the local chain, which has neither EURC nor Permit2", () => {
    const plan = planDeployment(31337, registrar);
    expect(plan.creations.map(({ name }) => name)).to.include.members(['fiatToken', 'fiatTokenProxy']);
    expect(plan.externals).to.deep.equal([]);
    expect(plan.deployment).to.not.have.property('eurc');
  });

  it('gives other addresses for another registrar, and the same ones again for the same', () => {
    const other = planDeployment(8453, PERMIT2).deployment;
    const { directory, settlementEscrow } = planDeployment(8453, registrar).deployment;
    expect(other.directory).to.not.equal(directory);
    expect(other.settlementEscrow).to.not.equal(settlementEscrow);
    expect(planDeployment(8453, registrar).deployment.settlementEscrow).to.equal(settlementEscrow);
  });

  it('gives the contracts that know a token other addresses on another chain, and the rest the same', () => {
    const [base, ethereum] = [planDeployment(8453, registrar), planDeployment(1, registrar)];
    expect(base.deployment.directory).to.equal(ethereum.deployment.directory);
    expect(base.deployment.settlementEscrow).to.not.equal(ethereum.deployment.settlementEscrow);
  });

  it('stays within the limits on code (EIP-170) and creation code (EIP-3860)', () => {
    for (const { name, initCodeBytes } of planDeployment(31337, registrar).creations) {
      expect(initCodeBytes, name).to.be.at.most(49_152);
      expect((compiled(name).deployedBytecode.length - 2) / 2, name).to.be.below(24_576);
    }
  });

  it('refuses a chain that is not configured', () => {
    expect(() => planDeployment(137, registrar)).to.throw(
      'Chain 137 is not configured: known are 1, 8453, 31337, 84532, 11155111',
    );
  });
});

describe('chains', () => {
  it('caps every token that the escrow takes', () => {
    for (const [id, { tokens }] of Object.entries(chains)) {
      if (id === '31337') continue;
      expect(tokens.map(({ symbol }) => symbol)).to.deep.equal(['USDC', 'EURC']);
      for (const { cap } of tokens) expect(cap > 0n && cap <= 10_000_000_000_000n).to.equal(true);
    }
  });
});

describe('roleOf', () => {
  it('understands what constructors and contracts call each other', () => {
    expect(['directory_', 'ledger', '_reports', 'fiatSettlement'].map(roleOf)).to.deep.equal([
      ...['directory', 'materialLedger', 'oracleReports', 'fiatSettlement'],
    ]);
  });
});

describe('readOptions', () => {
  it('reads what is given', () => {
    expect(readOptions(['--chain', '8453', '--dry-run', '--rpc-url', 'http://node'])).to.deep.equal({
      ...{ chain: '8453', isDryRun: true, rpcUrl: 'http://node' },
    });
    expect(readOptions([])).to.deep.equal({});
  });

  it('names an option that is unknown or lacks its value', () => {
    expect(() => readOptions(['--network', 'base'])).to.throw("Unknown option '--network'");
    expect(() => readOptions(['--chain'])).to.throw('--chain');
  });
});

describe('readEnvironment', () => {
  const key = `0x${'1'.repeat(64)}`;
  const good = {
    ...{ CHAIN_ID: '8453', RPC_URL: 'http://node', REGISTRAR_KEY: key, ACCREDITOR: PERMIT2 },
    ...{ REPORT_SIGNERS: PERMIT2, REPORT_THRESHOLD: '1' },
  };

  it('needs nothing on the local chain', () => {
    expect(readEnvironment({})).to.deep.equal({ rpcUrl: 'http://127.0.0.1:8545', chainId: 31337 });
  });

  it('needs neither node nor key in a dry run', () => {
    expect(readEnvironment({}, { chain: '8453', isDryRun: true })).to.deep.equal({ chainId: 8453 });
  });

  it('takes an option before its variable', () => {
    expect(readEnvironment(good, { chain: '1', rpcUrl: 'http://other' })).to.include({
      ...{ chainId: 1, rpcUrl: 'http://other' },
    });
  });

  it('reads who is to be offered the office', () => {
    const { keys } = readEnvironment({ ...good, REGISTRAR: PERMIT2 });
    expect(keys?.laterRegistrar).to.equal(PERMIT2);
  });

  for (const [changes, sentence] of [
    [{ CHAIN_ID: 'base' }, 'CHAIN_ID must be a whole number above zero.'],
    [{ CHAIN_ID: '10' }, 'Chain 10 is not configured'],
    [{ RPC_URL: undefined }, 'RPC_URL must name a node of chain 8453'],
    [{ RPC_URL: 'node' }, 'RPC_URL must be a URL, not "node".'],
    [{ REGISTRAR_KEY: '0x12' }, 'REGISTRAR_KEY must be a private key'],
    [{ REGISTRAR_KEY: undefined }, 'REGISTRAR_KEY must be a private key'],
    [{ ACCREDITOR: '0x12' }, 'ACCREDITOR must hold an address'],
    [{ REPORT_SIGNERS: 'me' }, 'REPORT_SIGNERS must hold an address'],
    [{ REPORT_SIGNERS: `${PERMIT2},${PERMIT2}` }, 'REPORT_SIGNERS must not hold an address twice.'],
    [{ REPORT_THRESHOLD: '2' }, 'REPORT_THRESHOLD is 2, but there are 1 REPORT_SIGNERS.'],
    [{ REGISTRAR: 'me' }, 'REGISTRAR must hold an address'],
  ] as const) {
    it(`says "${sentence}"`, () => {
      expect(() => readEnvironment({ ...good, ...changes })).to.throw(sentence);
    });
  }
});
