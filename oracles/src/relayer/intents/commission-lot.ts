import { commissionLot as encodeCommission } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { certificateTuple, evidenceTuple } from '@topsteel/domain/certificate';
import { getAddress } from 'viem';
import { deadlineOf, defineIntent, IntentFailure, ordinalOf, soon } from './intent-handler.ts';

/**
 * Standings of a certificate that pass by themselves: its batch is not in the block that is asked (unknown), or the
 * chain's clock is behind the one that dated it (not yet valid).
 */
const PASSING = new Set(['0', '2']);

/**
 * Brings certified mass into the ledger: `MaterialLedger.commissionFor`. The ordinal of the business key is
 * part of what is signed, so a repeated request cannot mint twice.
 */
export const commissionLot = defineIntent(intentPayloadSchemas['commission-lot'], {
  effect: (_payload, intent) => ({
    contract: 'materialLedger',
    name: 'LotCommissioned',
    args: { certificate: certificateIdOf(intent.businessKey) },
    ordinal: ordinalOf(intent.businessKey) + 1,
  }),
  result({ commission }, event) {
    const isOurs =
      event.args.to === getAddress(commission.to) &&
      event.args.massGrams === commission.massGrams &&
      event.args.emissionsGrams === commission.emissionsGrams &&
      event.args.evidence === commission.evidence.toLowerCase();
    if (!isOurs) {
      throw new IntentFailure(
        'CommissionConflict',
        'Another lot was commissioned under this certificate meanwhile. Look at its lots and ask again.',
      );
    }
    return { lotId: String(event.args.lotId) };
  },
  async next(payload, intent, context) {
    const certificate = certificateTuple(payload.certificate);
    const evidence = evidenceTuple(payload.evidence);
    const commission = {
      to: payload.commission.to,
      massGrams: BigInt(payload.commission.massGrams),
      emissionsGrams: BigInt(payload.commission.emissionsGrams),
      evidence: payload.commission.evidence,
      epcisEvent: payload.commission.epcisEvent,
    };
    const deadline = payload.deadline === undefined ? deadlineOf(context) : Number(payload.deadline);
    const signer = payload.signer ?? context.hosted.address;
    const signature =
      payload.signature ??
      (await context.hosted.signCommission({
        certificate: certificateIdOf(intent.businessKey),
        ordinal: BigInt(ordinalOf(intent.businessKey)),
        ...commission,
        deadline,
      }));
    const call = encodeCommission(
      context.deployment,
      { certificate, evidence, commission },
      { signer, deadline, signature },
    );
    return { do: 'send', as: 'relayer', call };
  },
  retryAfterS: (revert, intent, context) =>
    revert.name === 'MaterialLedger_CertificateNotInForce' && PASSING.has(revert.args.status ?? '')
      ? soon(intent, context, 2)
      : null,
});

function certificateIdOf(businessKey: string): `0x${string}` {
  const found = /^commission-lot:(0x[0-9a-f]{64}):[0-9]+$/.exec(businessKey)?.[1];
  if (found === undefined) {
    throw new IntentFailure('PayloadInvalid', `The business key ${businessKey} must name the certificate.`);
  }
  return found as `0x${string}`;
}
