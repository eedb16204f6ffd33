import { expect } from 'chai';
import fc from 'fast-check';
import { isAppError } from '../errors/index.ts';
import { checkEvent, eventProofOf, eventRootOf, isEventUnder, keysOfEvent, type EventType } from './index.ts';

const context = [
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { mill: 'https://ns.mill.example/epcis/' },
];
const slit = {
  type: 'TransformationEvent',
  eventTime: '2026-03-04T11:15:00+01:00',
  eventTimeZoneOffset: '+01:00',
  bizStep: 'commissioning',
  inputQuantityList: [
    { epcClass: 'urn:epc:class:lgtin:9520123.045678.COIL-88', quantity: 24650, uom: 'KGM' },
  ],
  outputQuantityList: [
    { epcClass: 'urn:epc:class:lgtin:9520123.045679.SLIT-A', quantity: 24300.5, uom: 'KGM' },
  ],
  'mill:line': 2,
};
const weld = {
  type: 'AssociationEvent',
  eventTime: '2026-03-06T10:00:00Z',
  eventTimeZoneOffset: '+00:00',
  action: 'ADD',
  parentID: 'urn:epc:id:sgtin:9520123.045680.FRAME-1',
  childEPCs: ['https://mill.example/01/9520123456788/10/H4711/21/B2'],
  bizTransactionList: [{ type: 'prodorder', bizTransaction: 'urn:epc:id:gdti:9520123.00009.WO-1' }],
  readPoint: { id: 'urn:epc:id:sgln:9520123.00001.L2' },
};

const errorsOf = (event: unknown): unknown => {
  try {
    checkEvent(event, context);
    return 'valid';
  } catch (error) {
    return isAppError(error) ? (error.details.errors ?? error.message) : error;
  }
};

describe('checkEvent', () => {
  it('takes the five types, gives each its hash for a name, and keeps the context with it', () => {
    const checked = checkEvent(slit, context);
    expect(checked.name).to.equal(checked.eventId);
    expect(checked.event).to.deep.equal({ ...slit, '@context': context, eventID: checked.eventId });
    expect(checked.preHash).to.match(/\{https:\/\/ns\.mill\.example\/epcis\/\}line=2$/);
    expect(checkEvent(checked.event)).to.deep.equal(checked);
    expect(errorsOf(weld)).to.equal('valid');
  });

  it('names every wrong field', () => {
    const wrong = {
      ...slit,
      eventTime: '2026-02-30T25:00:00Z',
      eventTimeZoneOffset: '1:00',
      bizStep: 'cutting up',
      inputQuantityList: [{ epcClass: 'COIL 88', uom: 'kilo' }],
      operator: 'Jean',
    };
    expect(errorsOf(wrong)).to.deep.equal([
      { field: 'eventTime', message: 'This date or time does not exist.' },
      { field: 'eventTimeZoneOffset', message: 'Give the offset of the local time, such as +01:00.' },
      {
        field: 'bizStep',
        message:
          'Give a word of the Core Business Vocabulary, such as commissioning, or an address of your own.',
      },
      {
        field: 'inputQuantityList.0.epcClass',
        message: 'Give an address (URI), such as https://id.gs1.org/01/… or urn:epc:id:….',
      },
      {
        field: 'inputQuantityList.0.uom',
        message: 'Give a UN/CEFACT unit code, such as KGM, TNE, MTR or H87.',
      },
      { field: 'inputQuantityList.0.quantity', message: 'A unit needs its quantity.' },
      {
        field: 'operator',
        message: 'EPCIS knows no such field. An extension has a prefix that @context binds to a namespace.',
      },
    ]);
  });

  it('asks for what each type is about', () => {
    const { outputQuantityList: _, ...halfSlit } = slit;
    const { childEPCs: _children, ...emptyWeld } = weld;
    const { parentID: _parent, ...looseWeld } = weld;
    const fields = (event: unknown) => (errorsOf(event) as { field: string }[]).map(({ field }) => field);
    expect(fields(halfSlit)).to.deep.equal(['inputQuantityList']);
    expect(errorsOf({ ...halfSlit, transformationID: 'urn:uuid:1' })).to.equal('valid');
    expect(fields(emptyWeld)).to.deep.equal(['childEPCs']);
    expect(errorsOf({ ...emptyWeld, action: 'DELETE' })).to.equal('valid');
    expect(fields(looseWeld)).to.deep.equal(['parentID']);
    expect(fields({ ...looseWeld, type: 'AggregationEvent' })).to.deep.equal(['parentID']);
    expect(errorsOf({ ...looseWeld, type: 'AggregationEvent', action: 'OBSERVE' })).to.equal('valid');
    expect(fields({ ...weld, type: 'TransactionEvent', bizTransactionList: [] })).to.include(
      'bizTransactionList',
    );
    expect(fields({ ...weld, type: 'ObjectEvent' })).to.include('epcList');
    expect(fields({ type: 'QuantityEvent' })).to.deep.equal(['type']);
    expect(fields(null)).to.deep.equal(['type']);
  });

  it('refuses texts that cannot be kept, and no others', () => {
    const told = [{ field: 'event', message: 'A text holds a NUL or half a character. Remove it.' }];
    expect(errorsOf({ ...slit, 'mill:note': 'a\u0000b' })).to.deep.equal(told);
    expect(errorsOf({ ...slit, 'mill:note': { 'mill:x': '\ud83d' } })).to.deep.equal(told);
    for (const note of ['\u{1F529}', 'C:\\u0000', 'C:\\\\ud800 "']) {
      expect(errorsOf({ ...slit, 'mill:note': note }), note).to.equal('valid');
    }
    expect(errorsOf({ ...slit, eventTime: '0000-01-01T00:00:00Z' })).to.have.lengthOf(1);
  });

  it('refuses the hash of another event as a name, and takes a name of another kind', () => {
    const other = `ni:///sha-256;${'0'.repeat(64)}?ver=CBV2.0`;
    expect(errorsOf({ ...slit, eventID: other })).to.deep.equal([
      { field: 'eventID', message: `Give ${checkEvent(slit, context).eventId} or nothing.` },
    ]);
    const uuid = 'urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8';
    expect(checkEvent({ ...slit, eventID: uuid }, context)).to.include({
      name: uuid,
      hash: checkEvent(slit, context).hash,
    });
  });
});

describe('keysOfEvent', () => {
  it('finds an event by canonical identifiers and words', () => {
    expect(keysOfEvent(weld as typeof weld & { type: EventType })).to.deep.equal({
      type: 'AssociationEvent',
      action: 'ADD',
      bizStep: null,
      disposition: null,
      persistentSet: [],
      persistentUnset: [],
      transformationId: null,
      readPoint: 'https://id.gs1.org/414/9520123000011/254/L2',
      bizLocation: null,
      parentId: 'https://id.gs1.org/01/09520123456801/21/FRAME-1',
      epcs: ['https://id.gs1.org/01/09520123456788/21/B2'],
      inputEpcs: [],
      outputEpcs: [],
      anyEpcs: [
        'https://id.gs1.org/01/09520123456788/21/B2',
        'https://id.gs1.org/01/09520123456801/21/FRAME-1',
      ],
      epcClasses: [],
      inputEpcClasses: [],
      outputEpcClasses: [],
      anyEpcClasses: [],
      bizTransactions: ['https://ref.gs1.org/cbv/BTT-prodorder https://id.gs1.org/253/9520123000097WO-1'],
      sources: [],
      destinations: [],
    });
  });
});

describe('eventRootOf', () => {
  it('is the hash of one event, the same for any order, and nothing for none', () => {
    const [one, two] = [`0x${'11'.repeat(32)}`, `0x${'22'.repeat(32)}`] as const;
    expect(eventRootOf([])).to.equal(undefined);
    expect(eventRootOf([one, one])).to.equal(one);
    // keccak-256 of the 64 bytes 11…11 22…22.
    expect(eventRootOf([two, one])).to.equal(
      '0x3e92e0db88d6afea9edc4eedf62fffa4d92bcdfc310dccbe943747fe8302e871',
    );
  });

  it('is reached from each event by its proof, and from no other (property)', () => {
    const hash = fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}` as const);
    fc.assert(
      fc.property(fc.uniqueArray(hash, { minLength: 1, maxLength: 20 }), hash, (hashes, stranger) => {
        const root = eventRootOf(hashes) ?? '0x';
        for (const each of hashes)
          expect(isEventUnder(root, each, eventProofOf(hashes, each) ?? [])).to.equal(true);
        fc.pre(!hashes.includes(stranger));
        expect(eventProofOf(hashes, stranger)).to.equal(undefined);
        expect(isEventUnder(root, stranger, eventProofOf(hashes, hashes[0] ?? stranger) ?? [])).to.equal(
          false,
        );
      }),
    );
  });
});
