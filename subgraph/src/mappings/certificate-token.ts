import { Address } from '@graphprotocol/graph-ts';
import { CertificateMinted, Transfer } from '../../generated/types/CertificateToken/CertificateToken';
import { burnToken, saveToken } from '../store/certificate';

export function handleCertificateMinted(event: CertificateMinted): void {
  const made = event.params;
  saveToken(made.tokenId, made.issuer, made.to, made.batch, made.index, made.actor, event);
}

/** ERC-721's event: of a minting CertificateMinted says more, and a locked token moves to nobody but the zero address. */
export function handleTransfer(event: Transfer): void {
  if (event.params.to.equals(Address.zero())) burnToken(event.params.tokenId, event);
}
