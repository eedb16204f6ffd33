import { Address, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { OrganisationAccount } from '../../generated/types/schema';
import { accountId } from './id';

/** An account that a controller acts for. */
export function saveOrganisationAccount(
  account: Address,
  controller: Address,
  hostedSigner: Address,
  salt: Bytes,
  event: ethereum.Event,
): void {
  const row = new OrganisationAccount(accountId(account));
  row.account = account;
  row.firstController = controller;
  row.controller = controller;
  row.hostedSigner = hostedSigner;
  row.salt = salt;
  row.createdAt = event.block.timestamp;
  row.transaction = event.transaction.hash;
  row.save();
}

/** Control was handed over; the first word of a new account only repeats who controls it. */
export function changeController(
  account: Address,
  previous: Address,
  controller: Address,
  event: ethereum.Event,
): void {
  if (previous.equals(Address.zero())) return;
  const row = OrganisationAccount.load(accountId(account));
  if (row === null) {
    log.critical('An event speaks of account {}, which was never created.', [account.toHexString()]);
    return;
  }
  row.controller = controller;
  row.takenOverAt = event.block.timestamp;
  row.save();
}
