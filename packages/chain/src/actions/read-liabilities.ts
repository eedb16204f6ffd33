import type { Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import { askBySpan } from '../logs/ask-by-span.ts';
import { readPaymentState, type PaymentState } from './read-payment-state.ts';

const ASKED_AT_ONCE = 20;

/**
 * What an earlier reading has found at a final block. The escrow's state machine lets a payment be authorized once, and
 * what is closed never holds money again, so a later reading asks for what was open and for what came since.
 */
export interface LiabilityReading {
  block: bigint;
  open: readonly Hex[];
  closed: readonly Hex[];
  /** Accounts with a credit that was not claimed. */
  creditors: readonly Hex[];
  /** How many of the closed ones were asked again so far, in turn. */
  sampled: number;
}

/** What the escrow owes in one token, in minor units: open payments and unclaimed credits. */
export interface Liabilities {
  open: { paymentId: Hex; amount: bigint; state: PaymentState }[];
  openTotal: bigint;
  creditTotal: bigint;
  total: bigint;
  /** Closed payments that were asked again and hold money all the same. It is in the total. */
  reopened: Hex[];
  /** Payments ever authorized, and how many of them were asked: all that can hold money, and some of the others. */
  known: number;
  asked: number;
  /** For the next reading, of this block or a later one. */
  reading: LiabilityReading;
}

type Reader = Pick<PublicClient, 'readContract' | 'getContractEvents'>;

/**
 * What the escrow owes in USDC at a block, from its own state: for every payment that can hold money what is still
 * capturable, and for every credit what is unclaimed. At every block the escrow's balance must be at least `total`; so a
 * payment that was left out would show as a difference.
 *
 * @param since an earlier reading, of the same or an earlier block that is final; without it every payment is asked
 * @param sample how many of the payments that were closed then are asked again, another part each time
 */
export async function readLiabilities(
  client: Reader,
  deployment: Deployment,
  blockNumber: bigint,
  { since, sample = 0 }: { since?: LiabilityReading | undefined; sample?: number } = {},
): Promise<Liabilities> {
  if (since !== undefined && since.block > blockNumber) {
    throw new RangeError(`A reading of block ${since.block} says nothing of block ${blockNumber} before it.`);
  }
  const begin = since === undefined ? BigInt(deployment.blockNumber) : since.block + 1n;
  const told = await readEvents(client, deployment, begin, blockNumber);
  const closed = since?.closed ?? [];
  const again = inTurn(closed, since?.sampled ?? 0, sample);
  const candidates = [...(since?.open ?? []), ...told.payments];
  const states = await inParts([...candidates, ...again], async (paymentId) => ({
    paymentId,
    state: await readPaymentState(client, deployment, paymentId, blockNumber),
  }));
  const open = states
    .filter(({ state }) => state.capturable !== 0n)
    .map(({ paymentId, state }) => ({ paymentId, state, amount: state.capturable }));
  const credits = await inParts([...new Set([...(since?.creditors ?? []), ...told.creditors])], (account) =>
    client
      .readContract({
        address: deployment.settlementEscrow,
        abi: settlementEscrowAbi,
        functionName: 'creditOf',
        args: [deployment.usdc, account],
        blockNumber,
      })
      .then((minor) => ({ account, minor })),
  );
  const openTotal = open.reduce((sum, { amount }) => sum + amount, 0n);
  const creditTotal = credits.reduce((sum, { minor }) => sum + minor, 0n);
  const resting = new Set(again);
  const isClosed = ({ paymentId, state }: (typeof states)[number]): boolean =>
    !resting.has(paymentId) && state.phase === 'closed' && state.capturable === 0n;
  const nowClosed = states.filter(isClosed).map(({ paymentId }) => paymentId);
  const gone = new Set(nowClosed);
  return {
    ...{ open, openTotal, creditTotal, total: openTotal + creditTotal },
    reopened: open.flatMap(({ paymentId }) => (resting.has(paymentId) ? [paymentId] : [])),
    known: candidates.length + closed.length,
    asked: states.length,
    reading: {
      block: blockNumber,
      open: candidates.filter((paymentId) => !gone.has(paymentId)),
      closed: [...closed, ...nowClosed],
      creditors: credits.flatMap(({ account, minor }) => (minor === 0n ? [] : [account])),
      sampled: (since?.sampled ?? 0) + again.length,
    },
  };
}

/** Payments that were authorized, and accounts that were credited, from one block to another. */
async function readEvents(
  client: Reader,
  deployment: Deployment,
  begin: bigint,
  end: bigint,
): Promise<{ payments: Hex[]; creditors: Hex[] }> {
  const token = deployment.usdc.toLowerCase();
  const [payments, creditors]: [Hex[], Hex[]] = [[], []];
  const told = await askBySpan({ from: begin, to: end }, async ({ from, to }) => {
    const asked = {
      address: deployment.settlementEscrow,
      abi: settlementEscrowAbi,
      strict: true,
      fromBlock: from,
      toBlock: to,
    } as const;
    const authorized = await client.getContractEvents({ ...asked, eventName: 'PaymentAuthorized' });
    const credited = await client.getContractEvents({ ...asked, eventName: 'CreditAssigned' });
    return [{ authorized, credited }];
  });
  for (const { authorized, credited } of told) {
    for (const { args } of authorized)
      if (args.terms.token.toLowerCase() === token) payments.push(args.paymentId);
    for (const { args } of credited) if (args.token.toLowerCase() === token) creditors.push(args.account);
  }
  return { payments, creditors };
}

/** @example inTurn(['a', 'b', 'c'], 2, 2) // ['c', 'a'] */
function inTurn<T>(all: readonly T[], from: number, count: number): T[] {
  const wanted = Math.min(count, all.length);
  return Array.from({ length: wanted }, (_, place) => all[(from + place) % all.length] as T);
}

async function inParts<T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let place = 0; place < all.length; place += ASKED_AT_ONCE) {
    answers.push(...(await Promise.all(all.slice(place, place + ASKED_AT_ONCE).map(ask))));
  }
  return answers;
}
