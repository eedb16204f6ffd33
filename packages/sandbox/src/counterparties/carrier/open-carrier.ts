import type { ConsignmentMessage } from '@topsteel/domain/bridge';
import type { StateFile } from '../webhooks/open-state-file.ts';
import type { TicketSigner } from '../signing-key.ts';
import { carelessly, type SequencedTicket, type Weighbridge } from '../weighbridge.ts';

export interface CarrierState {
  /** What was said of each consignment, by its delivery's reference. */
  consignments: Record<string, { takenOverAt: string | null; deliveredAt: string | null }>;
  messages: SequencedTicket[];
}
export const idleCarrier: CarrierState = { consignments: {}, messages: [] };

/** A refusal that the driver can mend; `status` is the HTTP status. */
export class CarrierRefusal extends Error {
  readonly status = 409;
}

const CARRIER = 'Spedition Donau-Rhein';
const ISSUER = 'urn:topsteel:carrier:spedition-donau-rhein';

export type Carrier = ReturnType<typeof openCarrier>;

/**
 * The carrier's electronic consignment notes: each delivery that was announced is taken over and delivered, and each is said
 * in a signed message. The list of messages is read as carelessly as the weighbridge's.
 */
export function openCarrier(
  file: StateFile<CarrierState>,
  weighbridge: Pick<Weighbridge, 'find' | 'list'>,
  signer: TicketSigner,
  now: () => Date = () => new Date(),
) {
  const { state } = file;

  const say = async (
    deliveryRef: string,
    status: ConsignmentMessage['status'],
    place: string,
  ): Promise<void> => {
    const { paymentId } = weighbridge.find(deliveryRef);
    const consignment = (state.consignments[deliveryRef] ??= { takenOverAt: null, deliveredAt: null });
    const known = status === 'delivered' ? consignment.deliveredAt : consignment.takenOverAt;
    if (known !== null) throw new CarrierRefusal(`This was recorded at ${known} already.`);
    const happenedAt = now().toISOString();
    const consignmentNo = `ECMR-${deliveryRef}`;
    const message: ConsignmentMessage = {
      consignmentNo,
      paymentId,
      status,
      happenedAt,
      place,
      signatureRef: status === 'delivered' ? `${consignmentNo}/consignee/1` : null,
      carrier: CARRIER,
      iss: ISSUER,
    };
    const jws = await signer.sign(message);
    if (status === 'delivered') consignment.deliveredAt = happenedAt;
    else consignment.takenOverAt = happenedAt;
    state.messages.push({ seq: state.messages.length + 1, jws });
    file.save();
  };

  return {
    /** The driver takes the goods over from the sender. @throws CarrierRefusal when that was recorded before */
    takeOver: (deliveryRef: string, place: string): Promise<void> => say(deliveryRef, 'taken-over', place),
    /** The consignee signs. A delivery may be recorded without the taking over: that one may be said late, or never. */
    deliver: (deliveryRef: string, place: string): Promise<void> => say(deliveryRef, 'delivered', place),
    messagesAfter: (after: number): SequencedTicket[] => carelessly(state.messages, after),
    consignmentOf: (deliveryRef: string) =>
      state.consignments[deliveryRef] ?? { takenOverAt: null, deliveredAt: null },
    deliveries: () => weighbridge.list(),
  };
}
