import { expect } from 'chai';
import { deploymentOf } from '@topsteel/chain';
import { AuditEscrow } from '../../src/audit/audit-escrow.ts';
import { ReadBooks } from '../../src/ledger/index.ts';
import { ChainClient } from '../../src/platform/chain/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { problemOf } from '../market/open-market.ts';
import { EscrowNode } from './escrow-node.ts';

const deployed = BigInt(deploymentOf(31337).blockNumber);

describe('the escrow by token, contract and books', () => {
  const node = new EscrowNode();
  let database: TestDatabase;
  let audit: AuditEscrow;

  before(async () => {
    database = await openDatabase({ RPC_URL: await node.start(), GRAPH_URL: 'http://127.0.0.1:9/' });
    node.holds.push(...Array.from({ length: 40 }, () => 0n));
    node.finalBlock = deployed + 200n;
    await database.sql.query(
      `INSERT INTO bridge.cursor (chain_id, number, hash, finalized_number) VALUES (31337, $1, 'hash', $1)`,
      [node.finalBlock.toString()],
    );
  });
  after(async () => {
    await database.close();
    await node.stop();
  });
  beforeEach(() => {
    audit = new AuditEscrow(
      database.config,
      database.prisma,
      new ChainClient(database.config),
      new ReadBooks(database.prisma),
    );
    node.asked = 0;
    node.forgotten = null;
  });

  it('asks the contract for every payment once, then for some of the closed ones, and says so', async () => {
    const first = await audit.run(deployed + 100n);
    expect(first).to.deep.include({ agrees: true, compared: { known: 40, asked: 40, since: null } });
    expect(node.asked).to.equal(40);
    const second = await audit.run();
    const since = (deployed + 100n).toString();
    expect(second).to.deep.include({ agrees: true, compared: { known: 40, asked: 25, since } });
    expect(node.asked).to.equal(65);
  });

  it('asks for every payment at a block before the last one that agreed', async () => {
    await audit.run();
    const { compared } = await audit.run(deployed + 100n);
    expect(compared).to.deep.equal({ known: 40, asked: 40, since: null });
  });

  it('tells of a closed payment that holds money, and asks for all of them next time', async () => {
    await audit.run();
    node.holds[0] = 5n;
    try {
      const { agrees, differences } = await audit.run();
      expect(agrees).to.equal(false);
      expect(differences).to.include(
        `The contract holds money again for closed payments: 0x${'0'.repeat(63)}1.`,
      );
      expect((await audit.run()).compared).to.deep.equal({ known: 40, asked: 40, since: null });
    } finally {
      node.holds[0] = 0n;
    }
  });

  it('names what somebody sent straight to the escrow as nobody’s, and agrees all the same', async () => {
    node.balance = 1n;
    try {
      const sent = await audit.run();
      expect([sent.agrees, sent.chainMinor, sent.contractStateMinor, sent.surplusMinor]).to.deep.equal([
        ...[true, '1', '0', '1'],
      ]);
      expect(sent.differences).to.deep.equal([]);
      node.holds[0] = 2n;
      expect((await audit.run()).differences).to.include(
        'The contract’s own state says 0.000001 USDC more than the token.',
      );
    } finally {
      node.balance = 0n;
      node.holds[0] = 0n;
    }
  });

  it('says which remedy there is when the node has forgotten the block', async () => {
    // What anvil answers when it keeps no history (--prune-history).
    node.forgotten = 'BlockOutOfRangeError: block height is 200 but requested was 100';
    const at = deployed + 100n;
    expect(await problemOf(audit.run(at))).to.deep.include({
      code: 'unavailable',
      message: `The node has no state of block ${at} any more, so the escrow cannot be compared there.`,
      details: {
        reason: 'block-state-gone',
        block: at.toString(),
        remedy:
          'Choose a newer block, or have the marketplace ask an archive node (RPC_URL). The question “escrow at a block” is answered from the events all the same.',
      },
    });
  });

  it('takes another refusal of the node for what it is', async () => {
    node.forgotten = 'method handler crashed';
    const problem = await audit.run(deployed + 100n).then(
      () => null,
      (error: unknown) => error as Error,
    );
    expect(problem?.message).to.contain('method handler crashed');
  });

  it('has nothing to compare before the contracts were there', async () => {
    const chain = Object.assign(new ChainClient(database.config), {
      deployment: { ...deploymentOf(31337), blockNumber: 50 },
    });
    audit = new AuditEscrow(database.config, database.prisma, chain, new ReadBooks(database.prisma));
    const problem = await problemOf(audit.run(49n));
    expect(problem).to.deep.include({
      code: 'invalid-input',
      message: 'The contracts are there since block 50. Choose a block from there to 200.',
    });
  });
});
