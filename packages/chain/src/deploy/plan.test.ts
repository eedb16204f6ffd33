import { expect } from 'chai';
import { deploymentOf } from '../deployments.ts';
import { localKeys } from './deploy-all.ts';
import { readEnvironment } from './environment.ts';
import { planDeployment } from './plan.ts';

describe('planDeployment', function () {
  this.timeout(30_000);

  it('gives the committed addresses of the local chain', () => {
    expect(planDeployment(31337, localKeys().registrar.address).deployment).to.deep.equal(
      deploymentOf(31337),
    );
  });

  it("takes Circle's USDC where Circle has deployed it, and creates none", () => {
    const plan = planDeployment(8453, localKeys().registrar.address);
    expect(plan.deployment.usdc).to.equal('0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913');
    expect(plan.creations.map(({ name }) => name)).to.deep.equal([
      'directory',
      'organisationAccountFactory',
      'certificateRegistry',
      'oracleReports',
      'settlementPair',
    ]);
  });

  it('stays within the limit on creation code (EIP-3860)', () => {
    for (const { name, initCode } of planDeployment(31337, localKeys().registrar.address).creations) {
      expect((initCode.length - 2) / 2, name).to.be.at.most(49_152);
    }
  });
});

describe('readEnvironment', () => {
  it('needs nothing on the local chain', () => {
    expect(readEnvironment({})).to.deep.equal({ rpcUrl: 'http://127.0.0.1:8545', chainId: 31337 });
  });

  it('names the variable that is wrong', () => {
    expect(() => readEnvironment({ CHAIN_ID: '8453' })).to.throw('REGISTRAR_KEY');
    expect(() => readEnvironment({ CHAIN_ID: 'base' })).to.throw('CHAIN_ID');
    const key = `0x${'1'.repeat(64)}`;
    expect(() => readEnvironment({ CHAIN_ID: '8453', REGISTRAR_KEY: key })).to.throw('ACCREDITOR');
  });
});
