import { Address, BigInt, Bytes } from '@graphprotocol/graph-ts';
import { Accreditor, Capability, Organisation, Signer } from '../../generated/types/schema';
import { accountId, capabilityId, hashId, signerId } from './id';

/** The organisation; a hosted account names its signer before it is registered. */
export function loadOrganisation(account: Address): Organisation {
  const known = Organisation.load(accountId(account));
  if (known !== null) return known;
  const organisation = newOrganisation(account);
  organisation.save();
  return organisation;
}

/** The accreditor vouches for the organisation from now on. */
export function registerOrganisation(
  account: Address,
  accreditor: Address,
  profile: Bytes,
  at: BigInt,
): void {
  let organisation = Organisation.load(accountId(account));
  if (organisation === null) organisation = newOrganisation(account);
  organisation.accreditor = accreditor;
  organisation.profile = profile;
  organisation.publicProfile = hashId(profile);
  organisation.registeredAt = at;
  organisation.save();
}

/** The organisation has another public profile. */
export function changeProfile(account: Address, profile: Bytes): void {
  let organisation = Organisation.load(accountId(account));
  if (organisation === null) organisation = newOrganisation(account);
  organisation.profile = profile;
  organisation.publicProfile = hashId(profile);
  organisation.save();
}

function newOrganisation(account: Address): Organisation {
  const organisation = new Organisation(accountId(account));
  organisation.account = account;
  return organisation;
}

/** The signer; the directory may mark a key as compromised that it has never listed. */
export function loadSigner(account: Address, key: Address): Signer {
  const known = Signer.load(signerId(account, key));
  if (known !== null) return known;
  const signer = new Signer(signerId(account, key));
  signer.organisation = loadOrganisation(account).id;
  signer.signer = key;
  signer.validFrom = BigInt.zero();
  signer.validUntil = BigInt.zero();
  return signer;
}

/** The capability, with the window that was granted or cut last. */
export function saveCapability(
  account: Address,
  capability: BigInt,
  accreditor: Address,
  validFrom: BigInt | null,
  validUntil: BigInt,
): void {
  const id = capabilityId(account, capability);
  let held = Capability.load(id);
  if (held === null) {
    held = new Capability(id);
    held.organisation = loadOrganisation(account).id;
    held.capability = capability;
    held.validFrom = BigInt.zero();
  }
  held.accreditor = accreditor;
  if (validFrom !== null) held.validFrom = validFrom;
  held.validUntil = validUntil;
  held.save();
}

/** An account that registers organisations, or did. */
export function saveAccreditor(account: Address, isAppointed: boolean, at: BigInt): void {
  let accreditor = Accreditor.load(accountId(account));
  if (accreditor === null) {
    accreditor = new Accreditor(accountId(account));
    accreditor.account = account;
    accreditor.appointedAt = at;
  }
  accreditor.isAppointed = isAppointed;
  if (isAppointed) accreditor.appointedAt = at;
  else accreditor.dismissedAt = at;
  accreditor.save();
}
