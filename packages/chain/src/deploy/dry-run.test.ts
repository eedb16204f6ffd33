import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createTestClient, http, type Hex } from 'viem';
import { createContracts } from './create-contracts.ts';
import { deployAll, localKeys } from './deploy-all.ts';
import { describePlan } from './describe-plan.ts';
import { dryRun } from './dry-run.ts';
import { startFreshChain, type FreshChain } from './fresh-chain.ts';
import { planDeployment } from './plan.ts';
import { record } from './record.ts';
import { createSender } from './sender.ts';

const keys = localKeys();
const main = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });

async function prepared(chain: FreshChain, chainId: number): Promise<void> {
  for (const { address } of planDeployment(chainId, keys.registrar.address).externals) {
    await chain.placeStandIn(address);
  }
}

describe('a deployment', function () {
  this.timeout(120_000);

  for (const chainId of [8453, 84532, 1, 11155111]) {
    it(`runs dry on a fresh chain ${chainId}, and changes nothing the second time`, async () => {
      const lines: string[] = [];
      const { created, acts, answers } = await dryRun({ chainId }, (line) => lines.push(line));
      expect(created).to.equal(13);
      expect(acts).to.deep.equal([
        `appoints the accreditor ${keys.accreditor}`,
        'opens the feed TopSteel.Weight',
        'opens the feed TopSteel.FiatReceipt',
        'opens the feed TopSteel.Delivery',
        'opens the feed TopSteel.Fx',
        'opens the feed TopSteel.CarbonFactor',
        'sets the first report signers, 2 of 3',
      ]);
      const questions = answers.map(({ contract, question }) => `${contract}.${question}`);
      expect(questions).to.include.members([
        'materialLedger.settlementEscrow',
        'materialLedger.fiatSettlement',
        'settlementEscrow.ledger',
        'fiatSettlement.ledger',
      ]);
      expect(lines.filter((line) => line.includes('is a stand-in'))).to.have.length(3);
      expect(lines.at(-1)).to.equal('Dry chain: a second run changed nothing.');
    });
  }

  it("offers the registrar's office to its later holder", async () => {
    const laterRegistrar = keys.reportSigners[0]!;
    const { acts } = await dryRun({ chainId: 8453, keys: { ...keys, laterRegistrar } }, () => undefined);
    expect(acts.at(-1)).to.equal(`offers the registrar's office to ${laterRegistrar}, who has to accept it`);
  });

  describe('on a chain of its own', () => {
    let chain: FreshChain;
    beforeEach(async () => {
      chain = await startFreshChain(8453);
    });
    afterEach(() => chain.stop());
    const deploy = () => deployAll({ rpcUrl: chain.rpcUrl, chainId: 8453, keys });

    it('refuses a chain without the contracts of others', async () => {
      let message = '';
      await deploy().catch((error: unknown) => (message = (error as Error).message));
      expect(message).to.equal(
        "Circle's USDC is missing on chain 8453: there is no code at 0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913.",
      );
    });

    it('says why a contract could not be created', async () => {
      await prepared(chain, 8453);
      const plan = planDeployment(8453, keys.registrar.address);
      const system = plan.creations.findIndex(({ name }) => name === 'settlementSystem');
      const escrow = plan.creations.find(({ name }) => name === 'settlementEscrow')!;
      // The escrow before the ledger.
      const wrong = { ...plan, creations: [...plan.creations.slice(0, system + 1), escrow] };
      let message = '';
      await createContracts(createSender(chain.rpcUrl), keys.registrar, wrong).catch(
        (error: unknown) => (message = (error as Error).message),
      );
      expect(message).to.equal('settlementEscrow could not be created: SettlementSystem_OutOfOrder(2, 1).');
    });

    it('goes on where it was interrupted, and says what stands', async () => {
      await prepared(chain, 8453);
      const plan = planDeployment(8453, keys.registrar.address);
      const sender = createSender(chain.rpcUrl);
      for (const { to, data } of plan.creations.slice(0, 9)) await sender.send(keys.registrar, to, data);
      const described = await describePlan(plan, sender);
      expect(described.match(/ {2}stands$/gm)).to.have.length(9 + 3);
      expect((await deploy()).created).to.equal(4);
    });

    it('notices foreign code, and immutables that differ', async () => {
      await prepared(chain, 8453);
      const { deployment } = await deploy();
      const client = createTestClient({ mode: 'anvil', transport: http(chain.rpcUrl) });
      const address = deployment.materialLedger;
      const code = (await createSender(chain.rpcUrl).client.getCode({ address })) as Hex;
      const messageOf = async (bytecode: Hex) => {
        await client.setCode({ address, bytecode });
        let message = '';
        await deploy().catch((error: unknown) => (message = (error as Error).message));
        return message;
      };
      expect(await messageOf(`${code.slice(0, -2)}00` as Hex)).to.equal(
        `The code of materialLedger at ${address} is not the compiled code.`,
      );
      const escrow = deployment.settlementEscrow.slice(2).toLowerCase();
      const foreign = code.replaceAll(escrow, 'ee'.repeat(20)) as Hex;
      expect(foreign).to.not.equal(code);
      expect(await messageOf(foreign)).to.match(
        /^materialLedger at 0x.{40} has settlementEscrow 0x[Ee]{40}, but the plan says 0x.{40}\.$/,
      );
    });

    it('refuses a node of another chain', async () => {
      let message = '';
      await deployAll({ rpcUrl: chain.rpcUrl, chainId: 1, keys }).catch(
        (error: unknown) => (message = (error as Error).message),
      );
      expect(message).to.equal(`${chain.rpcUrl} serves chain 8453, not 1: set RPC_URL or CHAIN_ID.`);
    });
  });

  it('is written down with its first block, which a second run keeps', () => {
    const folder = mkdtempSync(join(tmpdir(), 'topsteel-deployments-'));
    const { deployment } = planDeployment(8453, keys.registrar.address);
    expect(record(deployment, folder).isBlockUnknown).to.equal(true);
    expect(record({ ...deployment, blockNumber: 77 }, folder).isBlockUnknown).to.equal(false);
    expect(record(deployment, folder).isBlockUnknown).to.equal(false);
    rmSync(folder, { recursive: true });
  });
});

describe('npm run deploy', function () {
  this.timeout(60_000);

  it('says how it is used', () => {
    const { stdout, status } = main('--help');
    expect(status).to.equal(0);
    expect(stdout).to.include('npm run deploy -- --chain 8453 --dry-run');
    for (const variable of [
      'REGISTRAR_KEY',
      'ACCREDITOR',
      'REPORT_SIGNERS',
      'REPORT_THRESHOLD',
      'REGISTRAR ',
    ]) {
      expect(stdout).to.include(variable);
    }
  });

  for (const [args, sentence] of [
    [['--chain', 'base'], 'CHAIN_ID must be a whole number above zero.'],
    [['--chain', '137'], 'Chain 137 is not configured: known are 1, 8453, 31337, 84532, 11155111'],
    [['--chain', '8453'], 'RPC_URL must name a node of chain 8453'],
    [['--chain', '8453', '--rpc-url', 'http://127.0.0.1:9'], 'REGISTRAR_KEY must be a private key'],
    [
      ['--chain', '8453', '--dry-run', '--rpc-url', 'http://127.0.0.1:9'],
      'The node http://127.0.0.1:9 does not answer',
    ],
    [['--wet-run'], "Unknown option '--wet-run'."],
    [['now'], "Unexpected argument 'now'."],
  ] as const) {
    it(`answers ${args.join(' ')} with one clear sentence and exit code 1`, () => {
      const { stderr, stdout, status } = main(...args);
      expect(status).to.equal(1);
      expect(stdout).to.equal('');
      expect(stderr.trim().split('\n')).to.have.length(1);
      expect(stderr).to.include(sentence);
    });
  }
});
