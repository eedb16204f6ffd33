import {
  CapabilityGranted,
  CapabilityRevoked,
  OrganisationRegistered,
  ProfileChanged,
  SignerAdded,
  SignerCompromised,
  SignerRemoved,
} from '../../generated/types/Directory/Directory';
import { loadOrganisation, loadSigner, saveCapability } from '../store/organisation';
import { loadProtocol } from '../store/protocol';

export function handleOrganisationRegistered(event: OrganisationRegistered): void {
  const organisation = loadOrganisation(event.params.organisation);
  organisation.accreditor = event.params.accreditor;
  organisation.profile = event.params.profile;
  organisation.registeredAt = event.block.timestamp;
  organisation.save();
  const protocol = loadProtocol();
  protocol.organisationCount += 1;
  protocol.save();
}

export function handleProfileChanged(event: ProfileChanged): void {
  const organisation = loadOrganisation(event.params.organisation);
  organisation.profile = event.params.profile;
  organisation.save();
}

export function handleSignerAdded(event: SignerAdded): void {
  const signer = loadSigner(event.params.organisation, event.params.signer);
  signer.validFrom = event.params.validFrom;
  signer.validUntil = event.params.validUntil;
  signer.save();
}

export function handleSignerRemoved(event: SignerRemoved): void {
  const signer = loadSigner(event.params.organisation, event.params.signer);
  signer.validUntil = event.params.removedAt;
  signer.save();
}

export function handleSignerCompromised(event: SignerCompromised): void {
  const signer = loadSigner(event.params.organisation, event.params.signer);
  signer.compromisedSince = event.params.since;
  signer.save();
}

export function handleCapabilityGranted(event: CapabilityGranted): void {
  const granted = event.params;
  saveCapability(
    granted.organisation,
    granted.capability,
    granted.accreditor,
    granted.validFrom,
    granted.validUntil,
  );
}

export function handleCapabilityRevoked(event: CapabilityRevoked): void {
  const revoked = event.params;
  saveCapability(revoked.organisation, revoked.capability, revoked.accreditor, null, revoked.since);
}
