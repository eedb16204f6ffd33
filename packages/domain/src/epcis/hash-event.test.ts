import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { eventIdOf, eventsOfJson, hashDocument, hashEvent, hashOfEventId } from './index.ts';

const vectors = new URL('../../../../../shared/vectors/epcis-event-hash/', import.meta.url);

const cast = {
  type: 'ObjectEvent',
  eventTime: '2026-03-02T09:30:00+01:00',
  eventTimeZoneOffset: '+01:00',
  action: 'ADD',
  bizStep: 'commissioning',
  quantityList: [
    { epcClass: 'https://steel.example/01/09520123456788/10/H4711', quantity: 24650.0, uom: 'KGM' },
  ],
};
const castText =
  'eventType=ObjectEventeventTime=2026-03-02T08:30:00.000ZeventTimeZoneOffset=+01:00' +
  'quantityListquantityElementepcClass=https://id.gs1.org/01/09520123456788/10/H4711quantity=24650uom=KGM' +
  'action=ADDbizStep=https://ref.gs1.org/cbv/BizStep-commissioning';
const castHash = '0xe1922776541c403fbb54e790c8c8c83e944f0b6dd09df1aa511a43f39c857120';

describe('CBV 2.0 event hash', () => {
  it('writes the heat cast on 2 March in canonical order and hashes it', () => {
    expect(hashEvent(cast)).to.deep.equal({
      preHash: castText,
      hash: castHash,
      eventId: `ni:///sha-256;${castHash.slice(2)}?ver=CBV2.0`,
    });
    expect(eventIdOf(castHash)).to.equal(hashEvent(cast).eventId);
    expect(hashOfEventId(hashEvent(cast).eventId)).to.equal(castHash);
    expect(hashOfEventId('urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8')).to.equal(undefined);
  });

  it('does not count what identifies, stores, comments or corrects the event, nor the order of its fields', () => {
    const dressed = {
      errorDeclaration: { declarationTime: '2026-03-03T00:00:00Z', reason: 'incorrect_data' },
      recordTime: '2026-03-02T08:31:00Z',
      'rdfs:comment': 'first heat of the week',
      ...Object.fromEntries(Object.entries(cast).reverse()),
      eventID: hashEvent(cast).eventId,
    };
    expect(hashEvent(dressed).preHash).to.equal(castText);
  });

  (existsSync(vectors) ? it : it.skip)('matches every published document', () => {
    const names = readdirSync(vectors).filter((name) => /\.(?:jsonld|json|xml)$/.test(name));
    expect(names.length).to.be.greaterThan(0);
    for (const name of names) {
      const read = (file: string): string => readFileSync(new URL(file, vectors), 'utf8');
      const hashes = hashDocument(read(name)).map(({ eventId }) => eventId);
      expect(hashes, name).to.deep.equal(
        read(name.replace(/\.\w+$/, '.hashes'))
          .trim()
          .split('\n'),
      );
    }
  });

  it('refuses what is no event, in a sentence', () => {
    expect(() => hashEvent([])).to.throw('An EPCIS event is a JSON object');
    expect(() => hashEvent({ action: 'ADD' })).to.throw('names its "type"');
    expect(() => eventsOfJson({ hello: 'world' })).to.throw('holds no EPCIS events');
  });
});
