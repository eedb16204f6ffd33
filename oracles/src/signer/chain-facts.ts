import {
  fiatSettlementAbi,
  readFiatOrder,
  readPaymentState,
  readReservation,
  settlementEscrowAbi,
} from '@topsteel/chain';
import type { Deployment } from '@topsteel/chain';
import { getAbiItem } from 'viem';
import type { Address, Hex, PublicClient } from 'viem';
import type { PaymentFacts } from '../feeds/order-facts.ts';

interface Opening {
  lotId: bigint;
  maxGrams: bigint;
  holder: Address;
  /** Of a fiat order: what it is paid in. */
  currency: string | null;
  openedAt: number;
}

const authorized = getAbiItem({ abi: settlementEscrowAbi, name: 'PaymentAuthorized' });
const opened = getAbiItem({ abi: fiatSettlementAbi, name: 'OrderOpened' });

/** Facts of a payment or fiat order, and what it is paid in. */
export interface ChainFacts extends PaymentFacts {
  currency: string | null;
}

/**
 * The payment or fiat order by the signer's own node: its terms by the event that opened it, in the block where it is said
 * to be; its state by the contracts. Null when it is not there.
 */
export async function readChainFacts(
  client: PublicClient,
  deployment: Deployment,
  subject: Hex,
  blockNumber: bigint,
): Promise<ChainFacts | null> {
  const opening =
    (await findPayment(client, deployment, subject, blockNumber)) ??
    (await findOrder(client, deployment, subject, blockNumber));
  if (opening === null) return null;
  const { lotId, maxGrams, holder, openedAt, currency } = opening;
  const [{ releasedGrams }, isOpen] = await Promise.all([
    readReservation(client, deployment, { paymentId: subject, lotId, holder }),
    currency === null
      ? readPaymentState(client, deployment, subject).then(({ phase }) => phase === 'authorized')
      : readFiatOrder(client, deployment, subject).then(({ phase }) => phase === 'open'),
  ]);
  return {
    lotId,
    maxGrams,
    currency,
    authorizedAt: openedAt,
    isClosed: !isOpen || releasedGrams >= maxGrams,
    capturedGrams: releasedGrams,
  };
}

async function findPayment(
  client: PublicClient,
  { settlementEscrow }: Deployment,
  paymentId: Hex,
  block: bigint,
): Promise<Opening | null> {
  const range = { fromBlock: block, toBlock: block, strict: true } as const;
  const [log] = await client.getLogs({
    address: settlementEscrow,
    event: authorized,
    args: { paymentId },
    ...range,
  });
  if (log === undefined) return null;
  const { terms } = log.args;
  const { lotId, maxGrams } = terms.goods;
  return { lotId, maxGrams, holder: terms.receiver, currency: null, openedAt: await timeOf(client, block) };
}

async function findOrder(
  client: PublicClient,
  { fiatSettlement }: Deployment,
  orderId: Hex,
  block: bigint,
): Promise<Opening | null> {
  const range = { fromBlock: block, toBlock: block, strict: true } as const;
  const [log] = await client.getLogs({ address: fiatSettlement, event: opened, args: { orderId }, ...range });
  if (log === undefined) return null;
  const { lotId, maxGrams, receiver, currency } = log.args.terms;
  const code = Buffer.from(currency.slice(2), 'hex').toString('ascii');
  return { lotId, maxGrams, holder: receiver, currency: code, openedAt: await timeOf(client, block) };
}

async function timeOf(client: PublicClient, blockNumber: bigint): Promise<number> {
  return Number((await client.getBlock({ blockNumber })).timestamp);
}
