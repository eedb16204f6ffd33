import { Address, BigInt } from '@graphprotocol/graph-ts';
import { EscrowBalance } from '../../generated/types/schema';
import { accountId } from './id';
import { add, addTo, subtract } from './sums';

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
  const opened = subtract(subtract(authorizedMinor, capturedMinor), voidedMinor);
  addTo(balance, 'authorizedMinor', authorizedMinor);
  addTo(balance, 'capturedMinor', capturedMinor);
  addTo(balance, 'voidedMinor', voidedMinor);
  addTo(balance, 'creditMinor', creditMinor);
  addTo(balance, 'openMinor', opened);
  addTo(balance, 'heldMinor', add(opened, creditMinor));
  balance.save();
}
