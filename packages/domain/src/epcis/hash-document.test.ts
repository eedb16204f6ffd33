import { expect } from 'chai';
import { hashDocument } from './index.ts';

/** A coil is slit into two at a service centre; the same act in EPCIS 2.0 XML and JSON-LD. */
const slitXml = `<?xml version="1.0" encoding="UTF-8"?>
<!-- slitting line 2 -->
<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" xmlns:mill="https://ns.mill.example/epcis/"
    schemaVersion="2.0" creationDate="2026-03-04T12:00:00Z">
  <EPCISBody><EventList>
    <TransformationEvent>
      <eventTime>2026-03-04T11:15:00.0995+01:00</eventTime>
      <recordTime>2026-03-04T11:20:00Z</recordTime>
      <eventTimeZoneOffset>+01:00</eventTimeZoneOffset>
      <inputQuantityList>
        <quantityElement>
          <epcClass>urn:epc:class:lgtin:9520123.045678.COIL-88</epcClass><quantity>24650.00</quantity><uom>KGM</uom>
        </quantityElement>
      </inputQuantityList>
      <outputQuantityList>
        <quantityElement>
          <epcClass>https://mill.example/01/9520123456795/10/SLIT%2FB?17=270101</epcClass><quantity>12000</quantity><uom>KGM</uom>
        </quantityElement>
        <quantityElement>
          <epcClass>urn:epc:class:lgtin:9520123.045679.SLIT%2FA</epcClass><quantity>12300.5</quantity><uom>KGM</uom>
        </quantityElement>
      </outputQuantityList>
      <transformationID>urn:uuid:6b5e7f6e-93d4-4f0e-9c3b-6f7f0a6a8f21</transformationID>
      <bizStep>urn:epcglobal:cbv:bizstep:commissioning</bizStep>
      <disposition>https://ref.gs1.org/cbv/Disp-in_progress</disposition>
      <readPoint><id>urn:epc:id:sgln:9520123.00001.L2</id><mill:line>2</mill:line></readPoint>
      <bizTransactionList>
        <bizTransaction type="urn:epcglobal:cbv:btt:prodorder">urn:epc:id:gdti:9520123.00009.WO-1</bizTransaction>
      </bizTransactionList>
      <sourceList><source type="cbv:SDT-owning_party">urn:epc:id:pgln:9520123.00000</source></sourceList>
      <destinationList>
        <destination type="urn:epcglobal:cbv:sdt:owning_party">urn:epc:id:pgln:9520123.00000</destination>
      </destinationList>
      <ilmd><mill:grade>S355J2 &amp; S355J2+N</mill:grade></ilmd>
      <mill:scrap><mill:mass>349.50</mill:mass></mill:scrap>
    </TransformationEvent>
  </EventList></EPCISBody>
</epcis:EPCISDocument>`;

const slitJson = {
  '@context': [
    'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    { mill: 'https://ns.mill.example/epcis/' },
  ],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-03-04T12:00:00Z',
  epcisBody: {
    eventList: [
      {
        type: 'TransformationEvent',
        'mill:scrap': { 'mill:mass': 349.5 },
        ilmd: { 'mill:grade': 'S355J2 & S355J2+N' },
        destinationList: [{ destination: 'https://id.gs1.org/417/9520123000004', type: 'owning_party' }],
        sourceList: [{ source: 'urn:epc:id:pgln:9520123.00000', type: 'owning_party' }],
        bizTransactionList: [{ bizTransaction: 'urn:epc:id:gdti:9520123.00009.WO-1', type: 'prodorder' }],
        readPoint: { 'mill:line': '2', id: 'https://mill.example/gln/9520123000011/glnx/L2' },
        disposition: 'in_progress',
        bizStep: 'commissioning',
        transformationID: 'urn:uuid:6b5e7f6e-93d4-4f0e-9c3b-6f7f0a6a8f21',
        outputQuantityList: [
          { uom: 'KGM', quantity: 12300.5, epcClass: 'urn:epc:class:lgtin:9520123.045679.SLIT%2FA' },
          { uom: 'KGM', quantity: 12000, epcClass: 'urn:epc:class:lgtin:9520123.045679.SLIT%2FB' },
        ],
        inputQuantityList: [
          { uom: 'KGM', quantity: 24650, epcClass: 'https://mill.example/01/09520123456788/22/1/10/COIL-88' },
        ],
        eventTimeZoneOffset: '+01:00',
        eventTime: '2026-03-04T10:15:00.1Z',
      },
    ],
  },
};

const slitText =
  'eventType=TransformationEventeventTime=2026-03-04T10:15:00.100ZeventTimeZoneOffset=+01:00' +
  'inputQuantityListquantityElementepcClass=https://id.gs1.org/01/09520123456788/10/COIL-88quantity=24650uom=KGM' +
  'outputQuantityListquantityElementepcClass=https://id.gs1.org/01/09520123456795/10/SLIT%2FAquantity=12300.5uom=KGM' +
  'quantityElementepcClass=https://id.gs1.org/01/09520123456795/10/SLIT%2FBquantity=12000uom=KGM' +
  'transformationID=urn:uuid:6b5e7f6e-93d4-4f0e-9c3b-6f7f0a6a8f21' +
  'bizStep=https://ref.gs1.org/cbv/BizStep-commissioningdisposition=https://ref.gs1.org/cbv/Disp-in_progress' +
  'readPointid=https://id.gs1.org/414/9520123000011/254/L2{https://ns.mill.example/epcis/}line=2' +
  'bizTransactionListtype=https://ref.gs1.org/cbv/BTT-prodorderbizTransaction=https://id.gs1.org/253/9520123000097WO-1' +
  'destinationListtype=https://ref.gs1.org/cbv/SDT-owning_partydestination=https://id.gs1.org/417/9520123000004' +
  'ilmd{https://ns.mill.example/epcis/}grade=S355J2 & S355J2+N' +
  'sourceListtype=https://ref.gs1.org/cbv/SDT-owning_partysource=https://id.gs1.org/417/9520123000004' +
  '{https://ns.mill.example/epcis/}scrap{https://ns.mill.example/epcis/}mass=349.5';

const preHashes = (text: string): string[] => hashDocument(text).map(({ preHash }) => preHash);

describe('the events of a document', () => {
  it('hash alike in XML and in JSON-LD, however each orders, abbreviates and identifies', () => {
    expect(preHashes(slitXml)).to.deep.equal([slitText]);
    expect(preHashes(JSON.stringify(slitJson))).to.deep.equal([slitText]);
  });

  it('are found in capture and query documents, alone, in lists and behind a byte order mark', () => {
    const { epcisBody, ...document } = slitJson;
    const [event] = epcisBody.eventList;
    const query = {
      ...document,
      type: 'EPCISQueryDocument',
      epcisBody: { queryResults: { queryName: 'SimpleEventQuery', resultsBody: epcisBody } },
    };
    const alone = { ...event, '@context': slitJson['@context'] };
    const single = { ...document, epcisBody: { event } };
    for (const value of [slitJson, query, alone, single, [alone]]) {
      expect(preHashes(`\uFEFF ${JSON.stringify(value)}`)).to.deep.equal([slitText]);
    }
    expect(preHashes(JSON.stringify([alone, alone]))).to.deep.equal([slitText, slitText]);
  });

  it('are read through the wrappers of EPCIS 1.x', () => {
    const wrapped = slitXml
      .replace('<TransformationEvent>', '<extension><TransformationEvent>')
      .replace('</TransformationEvent>', '</TransformationEvent></extension>')
      .replace('<sourceList>', '<extension><sourceList>')
      .replace('</sourceList>', '</sourceList></extension>')
      .replace('xsd:2"', 'xsd:1"');
    expect(preHashes(wrapped)).to.deep.equal([slitText]);
  });

  it('leave out what their repository says it added', () => {
    const ignoring = slitXml.replace(
      '<EPCISBody>',
      '<mill:ignoreFields><mill:scrap/></mill:ignoreFields><EPCISBody>',
    );
    const without = slitText.slice(0, slitText.indexOf('{https://ns.mill.example/epcis/}scrap'));
    expect(preHashes(ignoring)).to.deep.equal([without]);
    expect(preHashes(JSON.stringify({ ...slitJson, 'mill:ignoreFields': ['mill:scrap'] }))).to.deep.equal([
      without,
    ]);
  });

  it('are refused with a sentence when there are none or the text is no document', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['{', 'neither EPCIS XML nor JSON'],
      ['{"type":"EPCISDocument"}', 'holds no EPCIS events'],
      ['{"name":"topsteel","type":"module"}', 'holds no EPCIS events'],
      ['[{"type":"ObjectEvent"},7]', 'Event 2: An EPCIS event is a JSON object'],
      ['[]', 'its list is empty'],
      ['<a/>', 'holds no EventList'],
      ['<a><b></a>', 'not well-formed: '],
      ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'document type definition'],
      ['<EventList><ObjectEvent>&copy;</ObjectEvent></EventList>', 'The entity &copy; is not defined'],
      ['<EventList><ObjectEvent><x:y>1</x:y></ObjectEvent></EventList>', 'bound to no namespace'],
    ];
    for (const [text, sentence] of cases) expect(() => hashDocument(text), text).to.throw(sentence);
  });

  it('refuse to be nested without end', () => {
    const deep = '{"a":'.repeat(100);
    expect(() =>
      hashDocument(
        `{"type":"ObjectEvent","eventTime":"2026-03-05T06:00:00Z","x":${deep}1${'}'.repeat(100)}}`,
      ),
    ).to.throw('64 levels deep');
    expect(() =>
      hashDocument(
        `{"type":"ObjectEvent","eventTime":"2026-03-05T06:00:00Z","x":${'['.repeat(100)}1${']'.repeat(100)}}`,
      ),
    ).to.throw('64 levels deep');
    expect(() => hashDocument(`<EventList>${'<a>'.repeat(100)}${'</a>'.repeat(100)}</EventList>`)).to.throw(
      'not well-formed: Maximum nested tags exceeded',
    );
  });
});
