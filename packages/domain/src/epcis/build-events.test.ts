import { expect } from 'chai';
import fc from 'fast-check';
import {
  certificateUrnOf,
  checkEvent,
  commissioningEvent,
  declareError,
  hashEvent,
  inspectionEvent,
  markTransferEvent,
  packingEvent,
  partyOf,
  recallEvent,
  receivingEvent,
  shippingEvent,
  transformationEvent,
} from './index.ts';

const at = new Date('2026-03-02T08:30:00Z');
const mill = partyOf(31337, `0x${'aa'.repeat(20)}`);
const buyer = partyOf(31337, `0x${'bb'.repeat(20)}`);
const coil = 'https://steel.example/01/09520123456788/10/00000000000000000001';
const sheet = 'https://steel.example/v/00000000000000000002';
const certificate = certificateUrnOf(`0x${'cc'.repeat(32)}`);
const goods = [{ digitalLink: coil, massGrams: 24_650_000n }];

const head = (type: string): string =>
  `eventType=${type}eventTime=2026-03-02T08:30:00.000ZeventTimeZoneOffset=+00:00`;
const coilText =
  'quantityListquantityElementepcClass=https://id.gs1.org/01/09520123456788/10/00000000000000000001quantity=24650000uom=GRM';
const CBV = 'https://ref.gs1.org/cbv/';

describe('events of our acts', () => {
  it('commission a lot under its certificate', () => {
    const event = commissioningEvent({ at, goods, owner: mill, certificates: [certificate] });
    expect(hashEvent(event).preHash).to.equal(
      `${head('ObjectEvent')}certificationInfo=${certificate}${coilText}action=ADD` +
        `bizStep=${CBV}BizStep-commissioningdisposition=${CBV}Disp-active` +
        `sourceListtype=${CBV}SDT-owning_partysource=${mill}`,
    );
    expect(event.eventID).to.equal(hashEvent(event).eventId);
  });

  it('transform lots, with the loss, and only when nothing is missing', () => {
    const outputs = [
      { digitalLink: sheet, massGrams: 24_000_000n },
      { digitalLink: `${sheet}?21=B2`, massGrams: 600_000n },
    ];
    const act = {
      at,
      transformationId: 'urn:uuid:6b5e7f6e-93d4-4f0e-9c3b-6f7f0a6a8f21',
      inputs: goods,
      owner: mill,
    };
    const event = transformationEvent({ ...act, outputs, lossGrams: 50_000n });
    expect(hashEvent(event).preHash).to.equal(
      `${head('TransformationEvent')}input${coilText.replace('quantityList', 'QuantityList')}` +
        `outputQuantityListquantityElementepcClass=${sheet}?21=B2quantity=600000uom=GRM` +
        `quantityElementepcClass=${sheet}quantity=24000000uom=GRM` +
        `transformationID=${act.transformationId}` +
        `bizStep=${CBV}BizStep-commissioningdisposition=${CBV}Disp-in_progress` +
        `destinationListtype=${CBV}SDT-owning_partydestination=${mill}` +
        `sourceListtype=${CBV}SDT-owning_partysource=${mill}{urn:topsteel:epcis:}lossGrams=50000`,
    );
    expect(() => transformationEvent({ ...act, outputs, lossGrams: 49_999n })).to.throw(
      '24650000 g go in and 24649999 g come out',
    );
    const more = [{ digitalLink: sheet, massGrams: 24_650_001n }];
    expect(() => transformationEvent({ ...act, outputs: more, lossGrams: -1n })).to.throw('keeps every gram');
  });

  it('pack, ship, receive, inspect and recall', () => {
    const parties = `destinationListtype=${CBV}SDT-owning_partydestination=${buyer}sourceListtype=${CBV}SDT-owning_partysource=${mill}`;
    const order = [{ type: 'po', bizTransaction: 'urn:topsteel:payment:0x01' }];
    const packed = packingEvent({ at, parent: 'urn:epc:id:sscc:9520123.0000000017', goods });
    expect(hashEvent(packed).preHash).to.equal(
      `${head('AggregationEvent')}parentID=https://id.gs1.org/00/095201230000000172child${coilText.replace('quantityList', 'QuantityList')}` +
        `action=ADDbizStep=${CBV}BizStep-packingdisposition=${CBV}Disp-in_progress`,
    );
    const shipped = shippingEvent({ at, goods, from: mill, to: buyer, readPoint: 'geo:49.24,6.16' });
    expect(hashEvent(shipped).preHash).to.equal(
      `${head('ObjectEvent')}${coilText}action=OBSERVEbizStep=${CBV}BizStep-shipping` +
        `disposition=${CBV}Disp-in_transitreadPointid=geo:49.24,6.16${parties}`,
    );
    const received = receivingEvent({ at, goods, from: mill, to: buyer, bizTransactions: order });
    expect(hashEvent(received).preHash).to.equal(
      `${head('ObjectEvent')}${coilText}action=OBSERVEbizStep=${CBV}BizStep-receivingdisposition=${CBV}Disp-in_progress` +
        `bizTransactionListtype=${CBV}BTT-pobizTransaction=urn:topsteel:payment:0x01${parties}`,
    );
    const inspected = inspectionEvent({ at, goods, isConformant: false, certificates: [certificate] });
    expect(hashEvent(inspected).preHash).to.equal(
      `${head('ObjectEvent')}certificationInfo=${certificate}${coilText}action=OBSERVE` +
        `bizStep=${CBV}BizStep-inspectingdisposition=${CBV}Disp-non_conformant`,
    );
    const recalled = recallEvent({ at, goods, by: mill, reason: 'yield strength misstated' });
    expect(hashEvent(recalled).preHash).to.equal(
      `${head('ObjectEvent')}${coilText}action=OBSERVEdisposition=${CBV}Disp-recalled` +
        `persistentDispositionset=${CBV}Disp-recalled` +
        `{urn:topsteel:epcis:}reason=yield strength misstated{urn:topsteel:epcis:}recalledBy=${mill}`,
    );
    for (const event of [packed, shipped, received, inspected, recalled]) {
      expect(checkEvent(event)).to.include({ name: event.eventID, hash: hashEvent(event).hash });
    }
  });

  it('say who stamped the heat on cut pieces, in an order or a transformation', () => {
    const event = markTransferEvent({ at, goods, by: mill, heatNumber: 'F26-41644' });
    expect(event).to.include({
      action: 'OBSERVE',
      bizStep: 'inspecting',
      disposition: 'in_progress',
      'topsteel:heatNumber': 'F26-41644',
      'topsteel:markTransferredBy': mill,
    });
    const other = markTransferEvent({ at, goods, by: buyer, heatNumber: 'F26-41644' });
    expect(other.eventID).to.not.equal(event.eventID);
    const cut = {
      at,
      transformationId: 'urn:uuid:1',
      inputs: goods,
      outputs: goods,
      lossGrams: 0n,
      owner: mill,
    };
    expect(transformationEvent({ ...cut, isMarkTransferred: true })).to.include({
      'topsteel:markTransferredBy': mill,
    });
    expect(transformationEvent(cut)).to.not.have.property('topsteel:markTransferredBy');
  });

  it('are declared to be in error without losing their name', () => {
    const event = commissioningEvent({ at, goods, owner: mill });
    const wrong = declareError(event, {
      at: new Date('2026-03-03T00:00:00Z'),
      reason: 'incorrect_data',
      correctiveEventIds: ['urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8'],
    });
    expect(wrong.errorDeclaration).to.deep.equal({
      declarationTime: '2026-03-03T00:00:00.000Z',
      reason: 'incorrect_data',
      correctiveEventIDs: ['urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8'],
    });
    expect(checkEvent(wrong).hash).to.equal(checkEvent(event).hash);
  });

  it('refuse a mass that JSON cannot hold', () => {
    const heavy = [{ digitalLink: coil, massGrams: 2n ** 53n }];
    expect(() => commissioningEvent({ at, goods: heavy, owner: mill })).to.throw('between 0 and 2^53 - 1 g');
  });

  it('give two masses two hashes, gram for gram (property)', () => {
    const grams = fc.bigInt({ min: 0n, max: 2n ** 53n - 1n });
    const hashOf = (massGrams: bigint) =>
      commissioningEvent({ at, goods: [{ digitalLink: coil, massGrams }], owner: mill }).eventID;
    fc.assert(
      fc.property(grams, grams, (one, other) => {
        expect(hashOf(one) === hashOf(other)).to.equal(one === other);
      }),
    );
  }).timeout(30_000);
});
