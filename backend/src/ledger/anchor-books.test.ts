import { expect } from 'chai';
import {
  accountOf,
  bookRootOf,
  entryDigest,
  FIRST_HASH,
  isUnderBookRoot,
  sealHash,
} from '@topsteel/domain/ledger';
import type { AppError } from '@topsteel/domain/errors';
import { openDatabase, type TestDatabase } from '../../test/database/open-database.ts';
import { AnchorBooks, LEDGER_BOOK } from './anchor-books.ts';
import { enterGroup } from './enter-group.ts';
import { ReadBooks } from './read-books.ts';
import { SealEntries } from './seal-entries.ts';

const PUBLISHER = `0x${'70'.repeat(20)}`;
const TX = `0x${'ab'.repeat(32)}` as const;
const at = (day: number, second = 0) => new Date(Date.UTC(2025, 10, day, 9, 0, second));

describe('ledger: anchoring the books', () => {
  let database: TestDatabase;
  let anchor: AnchorBooks;
  beforeEach(async () => {
    database = await openDatabase();
    anchor = new AnchorBooks(database.config, database.prisma);
  });
  afterEach(async () => database.close());

  const enter = (ref: string) =>
    database.prisma.transact((tx) =>
      enterGroup(tx, {
        externalRef: ref,
        orderId: null,
        effectiveAt: at(1),
        legs: [
          {
            debit: accountOf('card_clearing', 'stripe'),
            credit: accountOf('order_liability', ref),
            amountMinor: 100n,
            currency: 'EUR',
            code: 'capture',
          },
        ],
      }),
    );
  const seal = () => new SealEntries(database.prisma).run();
  const newest = async () => (await new ReadBooks(database.prisma).transfers({})).items[0]!;
  const intents = async () =>
    (
      await database.sql.query<{ business_key: string; payload: Record<string, string> }>(
        'SELECT business_key, payload FROM bridge.intent ORDER BY created_at',
      )
    ).rows;
  const move = (status: string) =>
    database.sql.query(
      `UPDATE bridge.intent SET status = $1, tx_hash = $2, block_number = 7, result = $3::jsonb, error = $4::jsonb`,
      [
        status,
        TX,
        JSON.stringify({ publisher: PUBLISHER }),
        status === 'failed' ? JSON.stringify({ code: 'reverted', message: 'No.' }) : null,
      ],
    );
  const reasonOf = (act: Promise<unknown>) =>
    act.then(
      () => null,
      (error: unknown) => (error as AppError).details.reason,
    );

  it('seals what waits, in order, and shows no place in the chain before', async () => {
    await enter('a');
    await enter('b');
    expect(await newest()).to.deep.include({ externalRef: 'b', sequence: null, hash: null });
    expect(await reasonOf(anchor.proofOf((await newest()).id))).to.equal('not-sealed');
    expect(await seal()).to.equal(2);
    expect(await seal()).to.equal(0);
    expect((await newest()).sequence).to.equal('2');
  });

  it('puts one root over all entries on chain, and proves each of them with nothing but hashes', async () => {
    for (const ref of ['a', 'b', 'c']) await enter(ref);
    await seal();
    expect(await anchor.run(at(2))).to.equal(3);
    const [intent] = await intents();
    const number = (at(2).getTime() / 1_000).toString();
    expect(intent?.business_key).to.equal(`anchor:${LEDGER_BOOK}:${number}`);
    await move('final');
    const { items } = await new ReadBooks(database.prisma).transfers({});
    let previous: `0x${string}` = FIRST_HASH;
    const hashes: `0x${string}`[] = [];
    for (const { id } of items.reverse()) {
      const proof = await anchor.proofOf(id);
      expect(entryDigest(proof.text)).to.equal(proof.digest);
      expect(proof.previousHash).to.equal(previous);
      const hash = sealHash(previous, BigInt(proof.sequence), proof.digest as `0x${string}`);
      expect(proof.hash).to.equal(hash);
      expect(proof.anchor).to.deep.include({
        root: intent?.payload.root,
        number,
        state: 'final',
        publisher: PUBLISHER,
        txHash: TX,
      });
      expect(isUnderBookRoot(intent?.payload.root as never, hash, proof.anchor!.proof as never)).to.equal(
        true,
      );
      previous = hash;
      hashes.push(hash);
    }
    expect(bookRootOf(hashes)).to.equal(intent?.payload.root);
  });

  it('closes the book once a day, after a closed month at once, and never twice over an entry', async () => {
    await enter('a');
    await seal();
    expect(await anchor.run(at(2))).to.equal(1);
    expect(await anchor.run(at(3))).to.equal(0);
    await move('final');
    await enter('b');
    await seal();
    expect(await anchor.run(new Date())).to.equal(0);
    await database.sql.query(
      `INSERT INTO ledger.period (month, closed_by, sequence, hash, open_claims) VALUES ('2025-09-01', 'x', 0, '', '[]')`,
    );
    expect(await anchor.run(new Date())).to.equal(1);
    await move('final');
    await enter('c');
    await seal();
    expect(await anchor.run(new Date(Date.now() + 86_400_000))).to.equal(1);
    const { rows } = await database.sql.query<{ first: string; last: string }>(
      'SELECT first_sequence::text AS first, last_sequence::text AS last FROM ledger.closing ORDER BY number',
    );
    expect(rows).to.deep.equal([
      { first: '1', last: '1' },
      { first: '2', last: '2' },
      { first: '3', last: '3' },
    ]);
  });

  it('closes anew over what a failed closing held', async () => {
    await enter('a');
    await seal();
    await anchor.run(at(2));
    await move('failed');
    const { id } = await newest();
    expect((await anchor.proofOf(id)).anchor).to.equal(null);
    expect(await anchor.run(at(2, 1))).to.equal(1);
    expect((await anchor.proofOf(id)).anchor).to.deep.include({ state: 'requested', txHash: null });
    expect(await intents()).to.have.lengthOf(2);
  });
});
