import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AnnouncedDelivery, WeighTicket } from '@topsteel/domain/bridge';
import type { TicketSigner } from './signing-key.ts';

export interface Delivery extends AnnouncedDelivery {
  announcedAt: string;
  ticket: WeighTicket | null;
}

export interface SequencedTicket {
  seq: number;
  jws: string;
}

/** Masses as read on the scale, in grams: net = gross − tare. */
export interface Weighing {
  grossGrams: bigint;
  tareGrams: bigint;
}

/** A refusal that the person at the scale, or the caller, can mend; `status` is the HTTP status. */
export class WeighbridgeRefusal extends Error {
  readonly status: 400 | 404 | 409;

  constructor(status: 400 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}

const WEIGHBRIDGE = 'Weighbridge 2, Spedition Donau-Rhein';
const ISSUER = 'urn:topsteel:carrier:spedition-donau-rhein';
/** An empty truck, used when only the net mass was typed. */
const USUAL_TARE_GRAMS = 14_500_000n;

export type Weighbridge = ReturnType<typeof openWeighbridge>;

/**
 * The carrier's weighbridge: deliveries that were announced, and the signed tickets. Kept in one file that is replaced
 * in one step.
 */
export function openWeighbridge(path: string, signer: TicketSigner, now: () => Date = () => new Date()) {
  const { deliveries, tickets } = read(path);
  const save = (): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify({ deliveries, tickets }));
    renameSync(`${path}.new`, path);
  };
  const find = (ref: string): Delivery => {
    const delivery = deliveries.find(({ deliveryRef }) => deliveryRef === ref);
    if (delivery === undefined) throw new WeighbridgeRefusal(404, `No delivery ${ref} has been announced.`);
    return delivery;
  };

  return {
    /** Announces a delivery. The same announcement again changes nothing. */
    announce(announced: AnnouncedDelivery): Delivery {
      const known = deliveries.find(({ deliveryRef }) => deliveryRef === announced.deliveryRef);
      if (known !== undefined) {
        if (known.paymentId !== announced.paymentId) {
          throw new WeighbridgeRefusal(
            409,
            `Delivery ${announced.deliveryRef} was announced for another payment.`,
          );
        }
        return known;
      }
      const delivery = { ...announced, announcedAt: now().toISOString(), ticket: null };
      deliveries.push(delivery);
      save();
      return delivery;
    },

    /**
     * Weighs a delivery and signs the ticket. The same mass again answers the same ticket.
     *
     * @throws WeighbridgeRefusal when there is no such delivery, no mass, or the delivery has a ticket with another mass.
     */
    async weigh(ref: string, weighing: Weighing): Promise<WeighTicket> {
      const delivery = find(ref);
      const netGrams = weighing.grossGrams - weighing.tareGrams;
      if (netGrams <= 0n) throw new WeighbridgeRefusal(400, 'The net mass must be more than 0 kg.');
      if (delivery.ticket !== null) {
        if (delivery.ticket.netGrams === netGrams.toString()) return delivery.ticket;
        throw new WeighbridgeRefusal(
          409,
          `Delivery ${ref} was already weighed on ticket ${delivery.ticket.ticketNo}.`,
        );
      }
      const at = now();
      const ticket: WeighTicket = {
        ticketNo: `W2-${String(at.getUTCFullYear())}-${String(tickets.length + 1).padStart(5, '0')}`,
        deliveryRef: ref,
        paymentId: delivery.paymentId,
        netGrams: netGrams.toString(),
        grossGrams: weighing.grossGrams.toString(),
        tareGrams: weighing.tareGrams.toString(),
        weighedAt: at.toISOString(),
        weighbridge: WEIGHBRIDGE,
        iss: ISSUER,
      };
      const jws = await signer.sign(ticket);
      delivery.ticket = ticket;
      tickets.push({ seq: tickets.length + 1, jws });
      save();
      return ticket;
    },

    /** The tickets after a sequence number, delivered as carelessly as the world does; see `carelessly`. */
    ticketsAfter: (after: number): SequencedTicket[] => carelessly(tickets, after),
    list: (): readonly Delivery[] => deliveries,
    find,
  };
}

/**
 * The tickets after `after`, newest first, each of them twice, and with the last one that the reader had already: a
 * reader that relies on order, or on getting a ticket once, fails here and not in production.
 *
 * @example carelessly([{ seq: 1, jws: 'a' }, { seq: 2, jws: 'b' }, { seq: 3, jws: 'c' }], 1).map((t) => t.seq) // [3, 2, 3, 2, 1]
 */
export function carelessly(tickets: readonly SequencedTicket[], after: number): SequencedTicket[] {
  const fresh = tickets.filter(({ seq }) => seq > after).reverse();
  if (fresh.length === 0) return [];
  return [...fresh, ...fresh, ...tickets.filter(({ seq }) => seq === after)];
}

/** The gross and tare of a net mass, with a usual truck under it. */
export function weighingOfNet(netGrams: bigint): Weighing {
  return { grossGrams: netGrams + USUAL_TARE_GRAMS, tareGrams: USUAL_TARE_GRAMS };
}

function read(path: string): { deliveries: Delivery[]; tickets: SequencedTicket[] } {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { deliveries: Delivery[]; tickets: SequencedTicket[] };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { deliveries: [], tickets: [] };
    throw error;
  }
}
