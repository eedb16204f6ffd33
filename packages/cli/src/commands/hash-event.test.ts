import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { run } from '../run.ts';

const file = (name: string, content: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'topsteel-cli-')), name);
  writeFileSync(path, content);
  return path;
};

const loaded = {
  type: 'AggregationEvent',
  eventTime: '2026-03-05T06:00:00Z',
  eventTimeZoneOffset: '+00:00',
  action: 'ADD',
  bizStep: 'loading',
  parentID: 'urn:epc:id:sscc:9520123.0000000017',
  childEPCs: ['urn:epc:id:sgtin:9520123.045678.B2', 'urn:epc:id:sgtin:9520123.045678.B1'],
};
const loadedText =
  'eventType=AggregationEventeventTime=2026-03-05T06:00:00.000ZeventTimeZoneOffset=+00:00' +
  'parentID=https://id.gs1.org/00/095201230000000172' +
  'childEPCsepc=https://id.gs1.org/01/09520123456788/21/B1epc=https://id.gs1.org/01/09520123456788/21/B2' +
  'action=ADDbizStep=https://ref.gs1.org/cbv/BizStep-loading';
const loadedId = 'ni:///sha-256;7a5fd7dba5550682d4b28c7ff28c9272b04a74af19efddc4394eee2cbae8011a?ver=CBV2.0';

describe('topsteel hash-event and pre-hash', () => {
  it('print one line for each event, in order', async () => {
    const path = file('load.json', JSON.stringify([loaded, { ...loaded, eventID: loadedId }]));
    expect(await run(['hash-event', path])).to.deep.equal({
      code: 0,
      stdout: `${loadedId}\n${loadedId}\n`,
      stderr: '',
    });
    expect((await run(['pre-hash', path])).stdout).to.equal(`${loadedText}\n${loadedText}\n`);
  });

  it('give both as JSON', async () => {
    const { stdout } = await run(['hash-event', file('load.jsonld', JSON.stringify(loaded)), '--json']);
    const hash = `0x${loadedId.slice(14, 78)}`;
    expect(JSON.parse(stdout)).to.deep.equal([{ preHash: loadedText, hash, eventId: loadedId }]);
  });

  it('cannot tell about a file without events', async () => {
    expect(await run(['hash-event', file('certificate.json', '{"Certificate":{}}')])).to.deep.equal({
      code: 2,
      stdout: '',
      stderr:
        'This holds no EPCIS events. Give an EPCISDocument or EPCISQueryDocument with epcisBody, one event with type and eventTime, or a list of events.\n',
    });
    expect((await run(['pre-hash', file('list.xml', '<a>')])).code).to.equal(2);
  });
});
