import { Address, BigInt } from '@graphprotocol/graph-ts';
import { EscrowBalance } from '../../generated/types/schema';
import { accountId } from './id';

/** What the escrow holds of a token, made when the token is accepted. */
export function loadEscrowBalance(token: Address): EscrowBalance {
  const known = EscrowBalance.load(accountId(token));
  if (known !== null) return known;
  const balance = new EscrowBalance(accountId(token));
  balance.capMinor = BigInt.zero();
  balance.openMinor = BigInt.zero();
  balance.creditMinor = BigInt.zero();
  balance.heldMinor = BigInt.zero();
  balance.authorizedMinor = BigInt.zero();
  balance.capturedMinor = BigInt.zero();
  balance.voidedMinor = BigInt.zero();
  return balance;
}

/** The token is accepted up to the cap, for good. */
export function saveCap(token: Address, capMinor: BigInt): void {
  const balance = loadEscrowBalance(token);
  balance.capMinor = capMinor;
  balance.save();
}

/** Money came in, went to receivers' sides, or went back to payers; open and held follow from the totals. */
export function moveEscrow(
  token: Address,
  authorizedMinor: BigInt,
  capturedMinor: BigInt,
  voidedMinor: BigInt,
  creditMinor: BigInt,
): void {
  const balance = loadEscrowBalance(token);
  balance.authorizedMinor = balance.authorizedMinor.plus(authorizedMinor);
  balance.capturedMinor = balance.capturedMinor.plus(capturedMinor);
  balance.voidedMinor = balance.voidedMinor.plus(voidedMinor);
  balance.creditMinor = balance.creditMinor.plus(creditMinor);
  balance.openMinor = balance.authorizedMinor.minus(balance.capturedMinor).minus(balance.voidedMinor);
  balance.heldMinor = balance.openMinor.plus(balance.creditMinor);
  balance.save();
}
