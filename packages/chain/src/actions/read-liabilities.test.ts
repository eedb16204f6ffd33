import { expect } from 'chai';
import { toHex, type Hex } from 'viem';
import { deploymentOf } from '../deployments.ts';
import { readLiabilities } from './read-liabilities.ts';

const deployment = deploymentOf(31337);
const begin = BigInt(deployment.blockNumber);
const other = '0x00000000000000000000000000000000000000ee';
const payment = (number: number): Hex => toHex(number, { size: 32 });
const account = (number: number): Hex => toHex(number, { size: 20 });

/** The escrow as a node tells of it: payments by the block they came in, what each holds, credits of accounts. */
function escrow() {
  const asked: string[] = [];
  const told: { block: bigint; event: string; args: object }[] = [];
  const holds = new Map<Hex, bigint>();
  const credits = new Map<Hex, bigint>();
  const client = {
    getContractEvents({
      eventName,
      fromBlock,
      toBlock,
    }: {
      eventName: string;
      fromBlock: bigint;
      toBlock: bigint;
    }) {
      asked.push(`${eventName} ${fromBlock - begin}–${toBlock - begin}`);
      return Promise.resolve(
        told.filter(({ event, block }) => event === eventName && block >= fromBlock && block <= toBlock),
      );
    },
    readContract({ functionName, args }: { functionName: string; args: readonly Hex[] }) {
      const [key, holder] = [args[0] ?? '0x', args[1] ?? '0x'];
      if (functionName === 'creditOf') {
        asked.push(`credit ${BigInt(holder)}`);
        return Promise.resolve(credits.get(holder) ?? 0n);
      }
      asked.push(`payment ${BigInt(key)}`);
      const held = holds.get(key) ?? 0n;
      return Promise.resolve([held === 0n ? 2 : 1, held, 0n, 0]);
    },
  };
  return {
    asked,
    client: client as never,
    credits,
    holds,
    authorize: (block: bigint, number: number, minor: bigint, token: string = deployment.usdc): void => {
      told.push({
        block: begin + block,
        event: 'PaymentAuthorized',
        args: { paymentId: payment(number), terms: { token } },
      });
      holds.set(payment(number), minor);
    },
    assign: (block: bigint, number: number, minor: bigint): void => {
      told.push({
        block: begin + block,
        event: 'CreditAssigned',
        args: { token: deployment.usdc, account: account(number) },
      });
      credits.set(account(number), minor);
    },
  };
}

describe('readLiabilities', () => {
  it('asks every payment and every credit the first time, of this token alone', async () => {
    const { client, asked, authorize, assign } = escrow();
    authorize(1n, 1, 500n);
    authorize(2n, 2, 0n);
    authorize(3n, 3, 70n, other);
    assign(4n, 9, 20n);
    const found = await readLiabilities(client, deployment, begin + 10n);
    expect(asked).to.deep.equal([
      'PaymentAuthorized 0–10',
      'CreditAssigned 0–10',
      ...['payment 1', 'payment 2', 'credit 9'],
    ]);
    expect(found).to.deep.include({ openTotal: 500n, creditTotal: 20n, total: 520n, known: 2, asked: 2 });
    expect(found.reading).to.deep.equal({
      block: begin + 10n,
      open: [payment(1)],
      closed: [payment(2)],
      creditors: [account(9)],
      sampled: 0,
    });
  });

  it('then asks for what was open, for what came since, and for some closed ones in turn', async () => {
    const { client, asked, authorize, assign, holds, credits } = escrow();
    for (const number of [1, 2, 3, 4, 5]) authorize(1n, number, number === 1 ? 500n : 0n);
    assign(1n, 9, 20n);
    const first = await readLiabilities(client, deployment, begin + 10n);
    authorize(12n, 6, 30n);
    holds.set(payment(1), 0n);
    credits.set(account(9), 0n);
    asked.length = 0;
    const second = await readLiabilities(client, deployment, begin + 20n, {
      since: first.reading,
      sample: 3,
    });
    expect(asked).to.deep.equal([
      'PaymentAuthorized 11–20',
      'CreditAssigned 11–20',
      ...['payment 1', 'payment 6', 'payment 2', 'payment 3', 'payment 4', 'credit 9'],
    ]);
    expect(second).to.deep.include({ total: 30n, known: 6, asked: 5, reopened: [] });
    asked.length = 0;
    const third = await readLiabilities(client, deployment, begin + 20n, {
      since: second.reading,
      sample: 3,
    });
    // Closed are 2, 3, 4, 5 and now 1: the next three, and nobody has a credit left.
    expect(asked).to.deep.equal(['payment 6', 'payment 5', 'payment 1', 'payment 2']);
    expect(third).to.deep.include({ total: 30n, known: 6, asked: 4 });
  });

  it('counts and names a closed payment that holds money all the same', async () => {
    const { client, authorize, holds } = escrow();
    authorize(1n, 1, 0n);
    const first = await readLiabilities(client, deployment, begin + 10n);
    holds.set(payment(1), 7n);
    const second = await readLiabilities(client, deployment, begin + 11n, {
      since: first.reading,
      sample: 1,
    });
    expect(second).to.deep.include({ total: 7n, reopened: [payment(1)] });
  });

  it('rests on no later reading', async () => {
    const { client } = escrow();
    const later = await readLiabilities(client, deployment, begin + 10n);
    const refused = await readLiabilities(client, deployment, begin + 9n, { since: later.reading }).then(
      () => null,
      (error: unknown) => (error as Error).message,
    );
    expect(refused).to.equal(
      `A reading of block ${begin + 10n} says nothing of block ${begin + 9n} before it.`,
    );
  });
});
