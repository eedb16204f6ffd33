import { randomBytes } from 'node:crypto';
import { fiatOrderIdOf, paymentIdOf, type Deployment } from '@topsteel/chain';
import type { Hex } from 'viem';
import type { OrganisationFacts } from '../organisation/index.ts';
import { buildFiatTerms, buildTerms, type NewPayment, type NewRailPayment } from '../payment/index.ts';
import { checksummed } from '../platform/chain/index.ts';
import type { SettlementSettings } from '../platform/config/index.ts';
import { presentParty, type StoredQuote } from '../pricing/index.ts';
import type { RailPrice } from './price-rails.ts';

/** What a payment is made of. */
export interface PaymentParts {
  orderId: string;
  orderNumber: string;
  quote: StoredQuote;
  buyer: OrganisationFacts;
  seller: OrganisationFacts;
  deployment: Deployment;
  settings: SettlementSettings;
}

const newSalt = (): Hex => `0x${randomBytes(32).toString('hex')}`;
const accountsOf = ({ buyer, seller }: PaymentParts) => ({
  sellerAccount: checksummed(presentParty(seller).account),
  buyerAccount: checksummed(presentParty(buyer).account),
});

/** The payment of an order into the escrow, with the terms that the wallet signs. */
export function planEscrowPayment(parts: PaymentParts, payer: string, now: Date): NewPayment {
  const { orderId, orderNumber, quote, seller, deployment, settings } = parts;
  const terms = buildTerms(
    {
      orderNumber,
      payer: checksummed(payer),
      ...accountsOf(parts),
      token: deployment.usdc,
      maxAmountMinor: quote.maxAmountMinor,
      lotId: BigInt(quote.lotId),
      maxGrams: quote.maxGrams,
      inspectionSeconds: quote.inspectionSeconds,
      feeBps: quote.commission.feeBps,
      feeShares: quote.commission.shares.map(({ receiver, shareBps }) => ({
        receiver: checksummed(receiver),
        shareBps,
      })),
      now: Math.floor(now.getTime() / 1_000),
      salt: newSalt(),
    },
    settings,
  );
  return {
    orderId,
    rail: 'usdc-escrow',
    paymentId: paymentIdOf(deployment, terms),
    chainId: deployment.chainId,
    amountMinor: terms.maxAmount,
    terms,
    authorizeBefore: new Date(terms.authorizeBefore * 1_000),
    captureBefore: new Date(terms.captureBefore * 1_000),
    sellerSigns: !seller.isHosted,
  };
}

/** The payment of an order off chain, with the terms that pin its goods to it. */
export function planRailPayment(
  parts: PaymentParts,
  rail: NewRailPayment['rail'],
  price: RailPrice,
  attemptId: string,
): NewRailPayment {
  const { orderId, orderNumber, quote, seller, deployment, settings } = parts;
  const terms = buildFiatTerms({
    orderNumber,
    operator: settings.operator,
    ...accountsOf(parts),
    lotId: BigInt(quote.lotId),
    maxGrams: quote.maxGrams,
    currency: price.currency,
    amountMinor: price.amountMinor,
    releaseBefore: Math.floor(price.releaseBefore.getTime() / 1_000),
    salt: newSalt(),
  });
  return {
    orderId,
    rail,
    paymentId: fiatOrderIdOf(deployment, terms),
    chainId: deployment.chainId,
    currency: price.currency,
    amountMinor: price.amountMinor,
    rate: price.rate,
    attemptId,
    terms,
    authorizeBefore: price.payBefore,
    captureBefore: price.releaseBefore,
    sellerSigns: !seller.isHosted,
  };
}
