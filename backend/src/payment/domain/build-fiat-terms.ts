import { currencyBytes, type FiatTerms } from '@topsteel/domain/bridge';
import { keccak256, toBytes, type Address, type Hex } from 'viem';
import { currencyOnChain } from '@topsteel/domain/settlement';
import type { Currency } from '@topsteel/domain/units';

export interface FiatAgreement {
  orderNumber: string;
  operator: Address;
  sellerAccount: Address;
  buyerAccount: Address;
  lotId: bigint;
  maxGrams: bigint;
  currency: Currency;
  /** The price of `maxGrams`, in minor units of the currency. */
  amountMinor: bigint;
  /** Unix seconds: from then on title can't be released any more. */
  releaseBefore: number;
  /** 32 random bytes: two equal agreements are two orders. */
  salt: Hex;
}

/**
 * The terms of an order that is paid off chain, field for field `IFiatSettlement.FiatTerms`; their hash is its id there.
 *
 * @example buildFiatTerms({ …, currency: 'EUR' }).currency // '0x455552'
 */
export function buildFiatTerms(agreement: FiatAgreement): FiatTerms {
  return {
    operator: agreement.operator,
    receiver: agreement.sellerAccount,
    titleTo: agreement.buyerAccount,
    lotId: agreement.lotId,
    maxGrams: agreement.maxGrams,
    currency: currencyBytes(currencyOnChain(agreement.currency)),
    amountMinor: agreement.amountMinor,
    releaseBefore: agreement.releaseBefore,
    orderRef: keccak256(toBytes(agreement.orderNumber)),
    salt: agreement.salt,
  };
}
