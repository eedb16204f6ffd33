import {
  AccreditorAppointed,
  AccreditorDismissed,
  CapabilityGranted,
  CapabilityRevoked,
  OrganisationRegistered,
  ProfileChanged,
  RegistrarChanged,
  SignerAdded,
  SignerCompromised,
  SignerRemoved,
} from '../../generated/types/Directory/Directory';
import { loadOrganisation, loadSigner, saveAccreditor, saveCapability } from '../store/organisation';
import { loadProtocol } from '../store/protocol';

export function handleRegistrarChanged(event: RegistrarChanged): void {
  const protocol = loadProtocol();
  protocol.registrar = event.params.registrar;
  protocol.save();
}

export function handleAccreditorAppointed(event: AccreditorAppointed): void {
  saveAccreditor(event.params.accreditor, true, event.block.timestamp);
}

export function handleAccreditorDismissed(event: AccreditorDismissed): void {
  saveAccreditor(event.params.accreditor, false, event.block.timestamp);
}

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
