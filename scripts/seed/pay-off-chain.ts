import { order, type Order } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import type { OrderParties } from './place-orders.ts';
import { until } from './until.ts';
import type { WorldOrder } from './world.ts';

/** The buyers' accounts at the demo's bank. */
const accounts: Readonly<Record<string, string>> = {
  'buyer-1': 'DE89370400440532013000',
  'buyer-2': 'BE68539007547034',
};
const CARD = '4242424242424242';

/** Orders over a rail off chain and pays at the counterparty's page, up to the money being held; or leaves it awaited. */
export async function payOffChain(
  entry: WorldOrder,
  quoteId: string,
  rail: 'card' | 'sepa',
  parties: Pick<OrderParties, 'buyer' | 'carrierUrl'>,
): Promise<void> {
  const { buyer, carrierUrl } = parties;
  const placed = await buyer.post('/v2/orders', { quoteId, rail, reference: entry.reference }, order);
  const follow = (what: string, isThere: (current: Order) => boolean): Promise<Order> =>
    until(what, () => buyer.get(`/v2/orders/${placed.id}`, order), isThere);

  const { payment } = await follow(`order ${placed.number} to say how it is paid`, (current) =>
    ['redirect', 'transfer'].includes(current.payment.action?.kind ?? ''),
  );
  if (entry.until === 'awaiting') return;
  const { action } = payment;
  if (action?.kind === 'redirect') {
    await send(`${carrierUrl}${new URL(action.url).pathname}`, { number: CARD });
  } else if (action?.kind === 'transfer') {
    await send(`${carrierUrl}/bank/transfers`, {
      from: accounts[entry.buyer] ?? '',
      to: action.iban,
      amount: formatScaled(BigInt(payment.amountMinor), 2, 2),
      remittance: action.reference,
    });
  }
  await follow(`order ${placed.number} to be paid`, ({ status }) => status === 'confirmed');
}

async function send(url: string, body: Readonly<Record<string, string>>): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}
