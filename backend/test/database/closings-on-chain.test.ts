import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchorBook, deploymentOf } from '@topsteel/chain';
import { demoAccount, deployAll, startFreshChain } from '@topsteel/chain/deploy';
import { accountOf, bookRootOf } from '@topsteel/domain/ledger';
import { expect } from 'chai';
import { createTestClient, createWalletClient, http, publicActions, type Account, type Hex } from 'viem';
import { run } from '../../../packages/cli/src/run.ts';
import { AnchorBooks, AUDIT_BOOK, LEDGER_BOOK } from '../../src/ledger/anchor-books.ts';
import { enterGroup } from '../../src/ledger/index.ts';
import { sealAudit, type BookSchema } from '../../src/ledger/infra/closing-queries.ts';
import { SealEntries } from '../../src/ledger/seal-entries.ts';
import { recordAudit } from '../../src/platform/audit/index.ts';
import { openDatabase, type TestDatabase } from './open-database.ts';
import { REWRITE_TRAIL, tamper } from './tamper.ts';

interface Told {
  code: number;
  holds: boolean | null;
  onChain: { compared: number; vouchedTo: string; open: string[] };
  findings: unknown[];
  untold: string[];
}

/** Closings are of an hour ago, so that the clock of the chain is past them whatever it was set back to. */
const HOUR_MS = 3_600_000;
const relayer = demoAccount('relayer');
const thief = demoAccount('buyer1');

describe('books against their roots on chain', function () {
  this.timeout(120_000);
  let chain: Awaited<ReturnType<typeof startFreshChain>>;
  let database: TestDatabase;
  let mark: Hex;
  const client = () =>
    createTestClient({ mode: 'anvil', transport: http(chain.rpcUrl, { retryCount: 0 }) }).extend(
      publicActions,
    );

  before(async () => {
    chain = await startFreshChain(31_337);
    await deployAll({ rpcUrl: chain.rpcUrl, chainId: 31_337 });
  });
  after(() => chain.stop());
  beforeEach(async () => {
    mark = await client().snapshot();
    database = await openDatabase();
    for (const number of [1, 2, 3, 4]) await keep(number);
    await sealAudit(database.prisma.client, 100);
  });
  afterEach(async () => {
    await client().revert({ id: mark });
    await database.close();
  });

  const keep = (number: number) =>
    database.prisma.transact((tx) =>
      recordAudit(tx, {
        ...{ actor: 'ada', organisationId: null, action: 'order.create', subject: `order:${number}` },
      }),
    );
  const anchor = async (account: Account, book: Hex, number: string, root: Hex) => {
    const wallet = createWalletClient({ account, transport: http(chain.rpcUrl) });
    const sequence = BigInt(number);
    const call = anchorBook(deploymentOf(31_337), { book, sequence, root, closedAt: Number(number) });
    const hash = await wallet.sendTransaction({ ...call, chain: null });
    const receipt = await client().waitForTransactionReceipt({ hash, pollingInterval: 10 });
    if (receipt.status !== 'success') throw new Error(`The chain refused closing ${number}.`);
  };
  /** Closes a book, as the marketplace does, and puts it on chain, as the relayer does. @returns the closing's number */
  const close = async (schema: BookSchema, isSent = true): Promise<string> => {
    await new AnchorBooks(database.config, database.prisma).run(new Date(Date.now() - HOUR_MS), schema);
    const { number, root } = await closingOf(schema);
    if (!isSent) return number;
    await anchor(relayer, schema === 'audit' ? AUDIT_BOOK : LEDGER_BOOK, number, root);
    await database.sql.query(
      `UPDATE bridge.intent SET status = 'final', tx_hash = '0x01', block_number = 7, result = $1`,
      [{ publisher: relayer.address }],
    );
    return number;
  };
  const closingOf = async (schema: BookSchema) => {
    const { rows } = await database.sql.query<{ number: string; root: Hex }>(
      `SELECT number::text, '0x' || encode(root, 'hex') AS root FROM ${schema}.closing ORDER BY closing.number DESC LIMIT 1`,
    );
    if (rows[0] === undefined) throw new Error(`${schema} has no closing.`);
    return rows[0];
  };
  const ask = async (...words: string[]): Promise<Told> => {
    const { code, stdout, stderr } = await run([...words, '--json', '--rpc', chain.rpcUrl]);
    if (stdout === '') throw new Error(stderr);
    return { code, ...(JSON.parse(stdout) as Omit<Told, 'code'>) };
  };
  const verify = (...options: string[]) => ask('audit-verify', '--database', database.url, ...options);
  /** Makes the root of the only closing over what the links are now. */
  const closeAnew = async (): Promise<Hex> => {
    const { rows } = await database.sql.query<{ hash: Hex }>(
      `SELECT '0x' || encode(hash, 'hex') AS hash FROM audit.seal WHERE sequence <= 4 ORDER BY sequence`,
    );
    const root = bookRootOf(rows.map(({ hash }) => hash));
    if (root === undefined) throw new Error('The log has no links.');
    await tamper(database, `UPDATE audit.closing SET root = decode('${root.slice(2)}', 'hex')`);
    return root;
  };
  const rootFinding = (number: string, sequence: string | null, said: string) => ({
    ...{ kind: 'root', entryId: null, sequence, sentence: `Closing ${number} ${said}` },
  });
  const REWRITTEN =
    '(places 1 to 4) has another root on chain: the book was rewritten after it was put there.';

  it('hold, and are vouched for up to the newest closing', async () => {
    await close('audit');
    await sealAudit(database.prisma.client, 100);
    expect(await verify()).to.deep.include({
      ...{ code: 0, holds: true, findings: [], untold: [] },
      onChain: { compared: 1, vouchedTo: '4', open: [] },
    });
    const { stdout } = await run(['audit-verify', '--database', database.url, '--rpc', chain.rpcUrl]);
    expect(stdout).to.match(
      /\n {2}chain 1 of 1 closings compared, the newest of \S+Z; it vouches for places 1 to 4 of 5\n/,
    );
  });

  it('do not hold when the log was rewritten and its closings deleted', async () => {
    const number = await close('audit');
    await tamper(database, ...REWRITE_TRAIL, 'DELETE FROM audit.closing');
    const { code, findings } = await verify();
    expect(code).to.equal(1);
    expect(findings).to.deep.equal([
      rootFinding(
        number,
        null,
        'is on chain and no longer in the book: it was taken away after it was put there.',
      ),
    ]);
  });

  it('do not hold when the log was rewritten, closed anew, and its closing called not final, or nobody’s', async () => {
    const number = await close('audit');
    await tamper(database, ...REWRITE_TRAIL);
    await closeAnew();
    for (const statement of [
      "UPDATE bridge.intent SET status = 'failed', error = '{}'",
      "UPDATE bridge.intent SET payload = jsonb_set(payload, '{book}', '\"0x00\"')",
      'DELETE FROM bridge.intent',
    ]) {
      await tamper(database, statement);
      const { code, findings } = await verify();
      expect(code, statement).to.equal(1);
      expect(findings, statement).to.deep.equal([rootFinding(number, '1', REWRITTEN)]);
    }
  });

  it('do not hold when whoever rewrote the log put the new root on chain in a name of theirs', async () => {
    const number = await close('audit');
    await tamper(database, ...REWRITE_TRAIL);
    await anchor(thief, AUDIT_BOOK, number, await closeAnew());
    await tamper(
      database,
      `UPDATE bridge.intent SET result = jsonb_build_object('publisher', '${thief.address}')`,
    );
    const { code, findings } = await verify();
    expect(code).to.equal(1);
    expect(findings).to.deep.equal([rootFinding(number, '1', REWRITTEN)]);
  });

  it('cannot be told while a closing is not on chain, or of a publisher who has put nothing there', async () => {
    const number = await close('audit', false);
    const none =
      'The chain has no root of this book by its publisher: nothing was compared. Check --publisher.';
    const open = `Closing ${number} is not on chain: whether it holds cannot be told before it is.`;
    expect(await verify()).to.deep.include({ code: 2, holds: null, findings: [], untold: [none, open] });
    await anchor(relayer, AUDIT_BOOK, number, (await closingOf('audit')).root);
    expect(await verify('--publisher', thief.address)).to.deep.include({
      ...{ code: 2, holds: null, findings: [], untold: [none, open] },
    });
    expect(await verify('--publisher', `${thief.address},${relayer.address}`)).to.deep.include({
      ...{ code: 0, holds: true },
    });
  });

  it('are judged from a copy by what was on chain when it was made', async () => {
    const number = await close('audit');
    const copy = join(mkdtempSync(join(tmpdir(), 'topsteel-closings-')), 'trail.json');
    await verify('--write', copy);
    expect(await ask('audit-verify', '--export', copy)).to.deep.include({ code: 0, holds: true });
    const { readAt, ...kept } = JSON.parse(readFileSync(copy, 'utf8')) as { readAt: number };
    expect(Math.abs(readAt - Date.now() / 1_000)).to.be.below(60);
    const of = (change: object) => writeFileSync(copy, JSON.stringify({ ...kept, ...change }));
    of({ closings: [], readAt });
    expect((await ask('audit-verify', '--export', copy)).findings).to.deep.equal([
      rootFinding(
        number,
        null,
        'is on chain and no longer in the book: it was taken away after it was put there.',
      ),
    ]);
    of({ closings: [], readAt: readAt - 7_200 });
    expect(await ask('audit-verify', '--export', copy)).to.deep.include({
      code: 2,
      holds: null,
      findings: [],
    });
    of({});
    expect(await ask('audit-verify', '--export', copy)).to.deep.include({ code: 0, holds: true });
  });

  it('are found for the ledger as for the log', async () => {
    await database.prisma.transact((tx) =>
      enterGroup(tx, {
        ...{ externalRef: 'a', orderId: null, effectiveAt: new Date('2026-11-23T09:00:00.123Z') },
        legs: [
          {
            ...{ debit: accountOf('bank', 'FR76'), credit: accountOf('order_liability', 'order-1') },
            ...{ amountMinor: 311_244n, currency: 'EUR', code: 'receive' },
          },
        ],
      }),
    );
    await new SealEntries(database.prisma).run();
    const number = await close('ledger');
    const replay = () => ask('replay-ledger', '--database', database.url);
    expect(await replay()).to.deep.include({
      ...{ code: 0, holds: true, findings: [] },
      onChain: { compared: 1, vouchedTo: '1', open: [] },
    });
    await tamper(database, "UPDATE ledger.closing SET root = decode(repeat('5a', 32), 'hex')");
    expect((await replay()).findings).to.deep.equal([
      `Closing ${number} (places 1 to 1) does not follow from the links: one of them is not what it was.`,
    ]);
    await tamper(database, 'DELETE FROM ledger.closing');
    expect(await replay()).to.deep.include({
      ...{ code: 1, holds: false },
      findings: [
        `Closing ${number} is on chain and no longer in the book: it was taken away after it was put there.`,
      ],
    });
  });
});
