import { BigInt } from '@graphprotocol/graph-ts';
import { Protocol } from '../../generated/types/schema';
import { PROTOCOL_ID } from './id';

/** The totals, made at the first event. */
export function loadProtocol(): Protocol {
  const known = Protocol.load(PROTOCOL_ID);
  if (known !== null) return known;
  const protocol = new Protocol(PROTOCOL_ID);
  protocol.organisationCount = 0;
  protocol.batchCount = 0;
  protocol.certificateCount = BigInt.zero();
  protocol.revocationCount = 0;
  protocol.countersignatureCount = 0;
  protocol.tokenCount = 0;
  protocol.lotCount = 0;
  protocol.commissionedGrams = BigInt.zero();
  protocol.deliveredGrams = BigInt.zero();
  protocol.statementCount = 0;
  protocol.retiredGrams = BigInt.zero();
  protocol.paymentCount = 0;
  protocol.disputeCount = 0;
  protocol.fiatOrderCount = 0;
  return protocol;
}
