import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { weighTicketSchema } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { requireDemoChain } from './faucet.ts';
import { openTicketSigner } from './signing-key.ts';
import { readWeighing } from './weighbridge-routes.ts';
import type { WeighbridgeRefusal } from './weighbridge.ts';
import { carelessly, openWeighbridge, weighingOfNet } from './weighbridge.ts';

const PAYMENT: `0x${string}` = `0x${'1d'.repeat(32)}`;
const delivery = {
  deliveryRef: 'DLV-2026-0007',
  paymentId: PAYMENT,
  consignee: 'Alpen Stahlbau',
  product: 'Plate S355J2 20 mm',
  expectedGrams: '5000000',
} as const;
const refusal = (work: () => unknown): WeighbridgeRefusal => {
  try {
    work();
  } catch (error) {
    return error as WeighbridgeRefusal;
  }
  throw new Error('It was not refused.');
};
const refusalOf = async (work: Promise<unknown>): Promise<WeighbridgeRefusal> =>
  (await work.then(
    () => new Error('It was not refused.'),
    (error: unknown) => error,
  )) as WeighbridgeRefusal;

describe('the weighbridge', () => {
  const open = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'topsteel-weighbridge-'));
    const signer = await openTicketSigner(join(folder, 'keys', 'weighbridge.json'));
    const now = (): Date => new Date('2026-11-23T09:30:00.000Z');
    return { folder, signer, weighbridge: openWeighbridge(join(folder, 'weighbridge.json'), signer, now) };
  };

  it('signs a ticket that its published key verifies', async () => {
    const { signer, weighbridge, folder } = await open();
    weighbridge.announce(delivery);
    await weighbridge.weigh(delivery.deliveryRef, weighingOfNet(4_982_000n));
    const [sent] = weighbridge.ticketsAfter(0);
    const { payload, protectedHeader } = await jwtVerify(sent!.jws, createLocalJWKSet(signer.publicKeys));
    expect(protectedHeader.alg).to.equal('ES256');
    expect(weighTicketSchema.parse(payload)).to.deep.equal({
      ticketNo: 'W2-2026-00001',
      deliveryRef: 'DLV-2026-0007',
      paymentId: PAYMENT,
      netGrams: '4982000',
      grossGrams: '19482000',
      tareGrams: '14500000',
      weighedAt: '2026-11-23T09:30:00.000Z',
      weighbridge: 'Weighbridge 2, Spedition Donau-Rhein',
      iss: 'urn:topsteel:carrier:spedition-donau-rhein',
    });
    expect(statSync(join(folder, 'keys', 'weighbridge.json')).mode & 0o777).to.equal(0o600);
  });

  it('keeps its key, deliveries and tickets over a restart', async () => {
    const { signer, weighbridge, folder } = await open();
    weighbridge.announce(delivery);
    await weighbridge.weigh(delivery.deliveryRef, weighingOfNet(4_982_000n));
    const signerAgain = await openTicketSigner(join(folder, 'keys', 'weighbridge.json'));
    expect(signerAgain.publicKeys).to.deep.equal(signer.publicKeys);
    const again = openWeighbridge(join(folder, 'weighbridge.json'), signerAgain);
    expect(again.ticketsAfter(0)).to.deep.equal(weighbridge.ticketsAfter(0));
    expect(again.announce(delivery).ticket?.netGrams).to.equal('4982000');
  });

  it('gives the same ticket for the same mass and refuses another', async () => {
    const { weighbridge } = await open();
    weighbridge.announce(delivery);
    const first = await weighbridge.weigh(delivery.deliveryRef, weighingOfNet(4_982_000n));
    expect(await weighbridge.weigh(delivery.deliveryRef, weighingOfNet(4_982_000n))).to.deep.equal(first);
    const { status, message } = await refusalOf(weighbridge.weigh(delivery.deliveryRef, weighingOfNet(1n)));
    expect([status, message]).to.deep.equal([
      409,
      'Delivery DLV-2026-0007 was already weighed on ticket W2-2026-00001.',
    ]);
  });

  it('refuses an unknown delivery, a mass of nothing, and a reference used for another payment', async () => {
    const { weighbridge } = await open();
    expect((await refusalOf(weighbridge.weigh('DLV-9', weighingOfNet(1n)))).status).to.equal(404);
    weighbridge.announce(delivery);
    const equal = { grossGrams: 5n, tareGrams: 5n };
    expect((await refusalOf(weighbridge.weigh(delivery.deliveryRef, equal))).message).to.equal(
      'The net mass must be more than 0 kg.',
    );
    const other = { ...delivery, paymentId: PAYMENT.replaceAll('1d', '2e') as `0x${string}` };
    expect(refusal(() => weighbridge.announce(other)).status).to.equal(409);
  });

  it('sends every fresh ticket twice, newest first, and the last known one again', () => {
    const tickets = ['a', 'b', 'c'].map((jws, index) => ({ seq: index + 1, jws }));
    expect(carelessly(tickets, 1).map(({ seq }) => seq)).to.deep.equal([3, 2, 3, 2, 1]);
    expect(carelessly(tickets, 0).map(({ seq }) => seq)).to.deep.equal([3, 2, 1, 3, 2, 1]);
    expect(carelessly(tickets, 3)).to.deep.equal([]);
  });

  it('reads net, or gross and tare, in kilograms with point or comma', () => {
    expect(readWeighing({ netKg: '4982' })).to.deep.equal({
      grossGrams: 19_482_000n,
      tareGrams: 14_500_000n,
    });
    expect(readWeighing({ netKg: '', grossKg: '19482,5', tareKg: '14500' })).to.deep.equal({
      grossGrams: 19_482_500n,
      tareGrams: 14_500_000n,
    });
    expect(refusal(() => readWeighing({ grossKg: '19482' })).status).to.equal(400);
  });
});

describe('the faucet', () => {
  it('gives on the demo chain only', () => {
    expect(() => requireDemoChain(31337)).not.to.throw();
    expect(refusal(() => requireDemoChain(1)).message).to.equal(
      'The faucet gives test money on chain 31337 only; this is chain 1.',
    );
  });
});
