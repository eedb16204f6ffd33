import { Bytes, DataSourceContext } from '@graphprotocol/graph-ts';
import { OrganisationProfile } from '../../generated/types/templates';
import {
  AccreditorAppointed,
  AccreditorDismissed,
  CapabilityGranted,
  CapabilityRevoked,
  OrganisationRegistered,
  ProfileChanged,
  RegistrarChanged,
  RegistrarProposed,
  SignerAdded,
  SignerCompromised,
  SignerRemoved,
} from '../../generated/types/Directory/Directory';
import {
  changeProfile,
  loadSigner,
  registerOrganisation,
  saveAccreditor,
  saveCapability,
} from '../store/organisation';
import { rawCidOf } from '../store/organisation-profile';
import { loadProtocol } from '../store/protocol';

export function handleRegistrarChanged(event: RegistrarChanged): void {
  const protocol = loadProtocol();
  protocol.registrar = event.params.registrar;
  protocol.proposedRegistrar = null;
  protocol.save();
}

export function handleAccreditorAppointed(event: AccreditorAppointed): void {
  saveAccreditor(event.params.accreditor, true, event.block.timestamp);
}

export function handleAccreditorDismissed(event: AccreditorDismissed): void {
  saveAccreditor(event.params.accreditor, false, event.block.timestamp);
}

export function handleRegistrarProposed(event: RegistrarProposed): void {
  const protocol = loadProtocol();
  protocol.proposedRegistrar = event.params.proposed;
  protocol.save();
}

export function handleOrganisationRegistered(event: OrganisationRegistered): void {
  const made = event.params;
  registerOrganisation(made.organisation, made.accreditor, made.profile, event.block.timestamp);
  readProfile(made.profile);
  const protocol = loadProtocol();
  protocol.organisationCount += 1;
  protocol.save();
}

export function handleProfileChanged(event: ProfileChanged): void {
  const made = event.params;
  changeProfile(made.organisation, made.profile);
  readProfile(made.profile);
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

/** The block whose SHA-256 it is becomes a row of its own once IPFS has it; the chain's rows never wait for it. */
function readProfile(sha256: Bytes): void {
  const context = new DataSourceContext();
  context.setString('sha256', sha256.toHexString());
  OrganisationProfile.createWithContext(rawCidOf(sha256), context);
}
