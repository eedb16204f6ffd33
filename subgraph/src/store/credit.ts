import { Address, BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Credit, CreditEvent } from '../../generated/types/schema';
import { moveEscrow } from './escrow-balance';
import { creditId, logId } from './id';
import { addTokenChange, TokenChange } from './money-period';

/** A payout failed: it stays in the escrow until its account claims it. `total` is the whole credit after it. */
export function assignCredit(
  token: Address,
  account: Address,
  amount: BigInt,
  total: BigInt,
  event: ethereum.Event,
): void {
  const credit = loadCredit(token, account);
  credit.openMinor = total;
  credit.assignedMinor = credit.assignedMinor.plus(amount);
  credit.save();
  saveCreditEvent(credit.id, 'ASSIGNED', amount, null, event);
  const change = new TokenChange();
  change.creditAssigned = amount;
  addTokenChange(token, change, event);
  moveEscrow(token, BigInt.zero(), BigInt.zero(), BigInt.zero(), amount);
}

/** All of a credit was paid out. */
export function claimCredit(
  token: Address,
  account: Address,
  to: Address,
  amount: BigInt,
  event: ethereum.Event,
): void {
  const credit = loadCredit(token, account);
  credit.openMinor = credit.openMinor.minus(amount);
  credit.claimedMinor = credit.claimedMinor.plus(amount);
  credit.save();
  saveCreditEvent(credit.id, 'CLAIMED', amount, to, event);
  const change = new TokenChange();
  change.creditClaimed = amount;
  addTokenChange(token, change, event);
  moveEscrow(token, BigInt.zero(), BigInt.zero(), BigInt.zero(), amount.neg());
}

function loadCredit(token: Address, account: Address): Credit {
  const known = Credit.load(creditId(token, account));
  if (known !== null) return known;
  const credit = new Credit(creditId(token, account));
  credit.token = token;
  credit.account = account;
  credit.openMinor = BigInt.zero();
  credit.assignedMinor = BigInt.zero();
  credit.claimedMinor = BigInt.zero();
  return credit;
}

function saveCreditEvent(
  credit: string,
  kind: string,
  amountMinor: BigInt,
  to: Bytes | null,
  event: ethereum.Event,
): void {
  const line = new CreditEvent(logId(event));
  line.credit = credit;
  line.kind = kind;
  line.amountMinor = amountMinor;
  line.to = to;
  line.at = event.block.timestamp;
  line.transaction = event.transaction.hash;
  line.save();
}
