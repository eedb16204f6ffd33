import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consignmentMessageSchema } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { openTicketSigner } from '../signing-key.ts';
import { openStateFile } from '../webhooks/open-state-file.ts';
import { openWeighbridge } from '../weighbridge.ts';
import { idleCarrier, openCarrier } from './open-carrier.ts';

const PAYMENT: `0x${string}` = `0x${'1d'.repeat(32)}`;

describe('the carrier', () => {
  const open = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'topsteel-carrier-'));
    const signer = await openTicketSigner(join(folder, 'keys', 'carrier.json'));
    const now = (): Date => new Date('2026-11-26T09:30:00.000Z');
    const weighbridge = openWeighbridge(join(folder, 'weighbridge.json'), signer, now);
    weighbridge.announce({
      deliveryRef: 'DLV-7',
      paymentId: PAYMENT,
      consignee: 'Nordkai Stahlbau',
      product: 'Plate S355J2 20 mm',
      expectedGrams: '5000000',
    });
    const path = join(folder, 'carrier.json');
    const again = () =>
      openCarrier(openStateFile(path, structuredClone(idleCarrier)), weighbridge, signer, now);
    return { signer, carrier: again(), again };
  };

  it('signs a consignment note that its published key verifies', async () => {
    const { signer, carrier } = await open();
    await carrier.deliver('DLV-7', 'Hamburg, Gate 3');
    const [sent] = carrier.messagesAfter(0);
    const { payload } = await jwtVerify(sent!.jws, createLocalJWKSet(signer.publicKeys));
    expect(consignmentMessageSchema.parse(payload)).to.deep.equal({
      consignmentNo: 'ECMR-DLV-7',
      paymentId: PAYMENT,
      status: 'delivered',
      happenedAt: '2026-11-26T09:30:00.000Z',
      place: 'Hamburg, Gate 3',
      signatureRef: 'ECMR-DLV-7/consignee/1',
      carrier: 'Spedition Donau-Rhein',
      iss: 'urn:topsteel:carrier:spedition-donau-rhein',
    });
  });

  it('records each event once, also after a restart, and tells of it carelessly', async () => {
    const { carrier, again } = await open();
    await carrier.takeOver('DLV-7', 'Works gate');
    await carrier.deliver('DLV-7', 'Hamburg');
    const restarted = again();
    const refused = await restarted.deliver('DLV-7', 'Bremen').catch((error: unknown) => error);
    expect(refused).to.have.property('message', 'This was recorded at 2026-11-26T09:30:00.000Z already.');
    expect(restarted.messagesAfter(0).map(({ seq }) => seq)).to.deep.equal([2, 1, 2, 1]);
    const unknown = await restarted.deliver('DLV-8', 'Bremen').catch((error: unknown) => error);
    expect(unknown).to.have.property('message', 'No delivery DLV-8 has been announced.');
  });
});
