import {
  addSigner,
  FOREVER,
  markCompromised,
  removeSigner,
  type Call,
  type Deployment,
} from '@topsteel/chain';
import { signerKeyState, type DirectoryCall, type SignerKey } from '@topsteel/domain/api';
import { endOf, instantOf } from '../platform/chain/index.ts';
import type { SignedCounts, SignerKeyRow } from './infra/signer-key-store.ts';

export const NO_END = BigInt(FOREVER);
const NOTHING: SignedCounts = { batches: 0, certificates: 0, countersignatures: 0, lastAt: null };

export const isoOf = (seconds: bigint | null): string | null =>
  seconds === null || seconds === 0n ? null : instantOf(seconds);
export const secondsOf = (iso: string): bigint => BigInt(Math.floor(Date.parse(iso) / 1_000));

/** A key as its organisation sees it; with an own wallet, what that wallet has still to send. */
export function presentKey(
  row: SignerKeyRow,
  signed: SignedCounts | undefined,
  sender: { account: `0x${string}`; isHosted: boolean; deployment: Deployment },
): SignerKey {
  return {
    address: row.address,
    label: row.label,
    state: signerKeyState.parse(row.state),
    validFrom: isoOf(row.validFrom),
    validUntil: row.validUntil === null ? null : endOf(row.validUntil),
    removedAt: isoOf(row.removedAt),
    compromisedSince: isoOf(row.compromisedSince),
    signed: presentSigned(signed),
    failure: row.failure,
    call: sender.isHosted ? null : callOf(row, sender),
  };
}

export const presentSigned = ({ lastAt, ...counts }: SignedCounts = NOTHING): SignerKey['signed'] => ({
  ...counts,
  lastAt: isoOf(lastAt),
});

function callOf(
  row: SignerKeyRow,
  { account, deployment }: { account: `0x${string}`; deployment: Deployment },
): DirectoryCall | null {
  const key = { organisation: account, signer: row.address as `0x${string}` };
  const sent = ({ to, data }: Call): DirectoryCall => ({ to, data, chainId: deployment.chainId });
  switch (row.state) {
    case 'requested':
      return sent(
        addSigner(deployment, {
          ...key,
          validFrom: Number(row.validFrom ?? 0n),
          validUntil: Number(row.validUntil ?? NO_END),
        }),
      );
    case 'removing':
      return sent(removeSigner(deployment, key));
    case 'reporting':
      return sent(markCompromised(deployment, { ...key, since: Number(row.compromisedSince ?? 0n) }));
    default:
      return null;
  }
}
