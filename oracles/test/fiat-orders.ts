import { fiatOrderIdOf } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { businessKey, currencyBytes, fiatTermsJson } from '@topsteel/domain/bridge';
import type { FiatTerms } from '@topsteel/domain/bridge';
import { keccak256, toBytes } from 'viem';
import type { Address, Hex } from 'viem';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { drive, request } from './acts.ts';
import type { World } from './world.ts';

const hashOf = (text: string): Hex => keccak256(toBytes(text));

export interface FiatOrder {
  terms: FiatTerms;
  fiatOrderId: Hex;
  /** The block that it was opened in. */
  block: string;
}

/** An order of 5 t at 640 EUR/t, paid through a bank: opened on the consent of the hosted mill. */
export async function openFiatOrder(
  world: World,
  relayer: Relayer,
  order: { mill: Address; lotId: bigint; reference: string; currency?: string },
): Promise<FiatOrder> {
  const terms: FiatTerms = {
    operator: world.accounts.relayer.address,
    receiver: order.mill,
    titleTo: demoAccount('buyer1').address,
    lotId: order.lotId,
    maxGrams: 5_000_000n,
    currency: currencyBytes(order.currency ?? 'EUR'),
    amountMinor: 320_000n,
    releaseBefore: Number((await world.client.getBlock()).timestamp) + 2_592_000,
    orderRef: hashOf(order.reference),
    salt: hashOf(`salt ${order.reference}`),
  };
  const fiatOrderId = fiatOrderIdOf(world.deployment, terms);
  const key = businessKey.openFiatOrder(fiatOrderId);
  await request(world, key, 'open-fiat-order', {
    fiatOrderId,
    terms: fiatTermsJson(terms),
    sellerConsent: { offerId: 'offer-1', offerVersion: '1' },
  });
  const { block_number: block } = await drive(world, relayer, key, 'final');
  return { terms, fiatOrderId, block: block ?? '' };
}
