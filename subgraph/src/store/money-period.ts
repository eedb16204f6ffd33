import { Address, BigInt, ethereum } from '@graphprotocol/graph-ts';
import { CurrencyPeriod, TokenPeriod } from '../../generated/types/schema';
import { Period, periodsOf } from './calendar';
import { accountId, periodId } from './id';
import { addTo } from './sums';

/** What one event adds to the figures of a token, minor units; null where it says nothing. */
export class TokenChange {
  payments: i32 = 0;
  authorized: BigInt | null = null;
  captured: BigInt | null = null;
  fee: BigInt | null = null;
  voided: BigInt | null = null;
  refunded: BigInt | null = null;
  feeReversed: BigInt | null = null;
  disputed: BigInt | null = null;
  creditAssigned: BigInt | null = null;
  creditClaimed: BigInt | null = null;
}

/** Adds to the token's day and month. */
export function addTokenChange(token: Address, change: TokenChange, event: ethereum.Event): void {
  const periods = periodsOf(event.block.timestamp);
  for (let i = 0; i < periods.length; i++) {
    const row = loadTokenPeriod(token, periods[i]);
    if (change.payments != 0) row.paymentCount += change.payments;
    addTo(row, 'authorizedMinor', change.authorized);
    addTo(row, 'capturedMinor', change.captured);
    addTo(row, 'feeMinor', change.fee);
    addTo(row, 'voidedMinor', change.voided);
    addTo(row, 'refundedMinor', change.refunded);
    addTo(row, 'feeReversedMinor', change.feeReversed);
    addTo(row, 'disputedMinor', change.disputed);
    addTo(row, 'creditAssignedMinor', change.creditAssigned);
    addTo(row, 'creditClaimedMinor', change.creditClaimed);
    row.save();
  }
}

/** What one event adds to the figures of a currency that is paid through banks. */
export class CurrencyChange {
  orders: i32 = 0;
  ordered: BigInt | null = null;
  released: BigInt | null = null;
  releasedGrams: BigInt | null = null;
}

/** Adds to the currency's day and month. */
export function addCurrencyChange(currency: string, change: CurrencyChange, event: ethereum.Event): void {
  const periods = periodsOf(event.block.timestamp);
  for (let i = 0; i < periods.length; i++) {
    const row = loadCurrencyPeriod(currency, periods[i]);
    if (change.orders != 0) row.orderCount += change.orders;
    addTo(row, 'orderedMinor', change.ordered);
    addTo(row, 'releasedMinor', change.released);
    addTo(row, 'releasedGrams', change.releasedGrams);
    row.save();
  }
}

function loadTokenPeriod(token: Address, period: Period): TokenPeriod {
  const id = periodId(period.name, accountId(token));
  const known = TokenPeriod.load(id);
  if (known !== null) return known;
  const row = new TokenPeriod(id);
  row.length = period.length;
  row.begin = period.begin;
  row.token = token;
  row.paymentCount = 0;
  row.authorizedMinor = BigInt.zero();
  row.capturedMinor = BigInt.zero();
  row.feeMinor = BigInt.zero();
  row.voidedMinor = BigInt.zero();
  row.refundedMinor = BigInt.zero();
  row.feeReversedMinor = BigInt.zero();
  row.disputedMinor = BigInt.zero();
  row.creditAssignedMinor = BigInt.zero();
  row.creditClaimedMinor = BigInt.zero();
  return row;
}

function loadCurrencyPeriod(currency: string, period: Period): CurrencyPeriod {
  const id = periodId(period.name, currency);
  const known = CurrencyPeriod.load(id);
  if (known !== null) return known;
  const row = new CurrencyPeriod(id);
  row.length = period.length;
  row.begin = period.begin;
  row.currency = currency;
  row.orderCount = 0;
  row.orderedMinor = BigInt.zero();
  row.releasedMinor = BigInt.zero();
  row.releasedGrams = BigInt.zero();
  return row;
}
