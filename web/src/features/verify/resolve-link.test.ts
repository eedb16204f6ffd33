import { expect } from 'chai';
import { resolveLink } from './resolve-link.ts';

const LOT = 'W0K7XBA22XY6DSSV479T';
const SERIAL = 'D4ZE6498S04PGQXJ3VY9';
const ask = (path: string, headers: Record<string, string> = {}) =>
  resolveLink(new Request(`http://127.0.0.1:3000${path}`, { headers }));

describe('resolver of Digital Links', () => {
  it('sends people on to the verdict page, and names the list of links', async () => {
    const path = `/01/09520123456788/10/${LOT}/21/${SERIAL}`;
    const answer = await ask(path, { accept: 'text/html' });
    expect(answer.status).to.equal(307);
    expect(answer.headers.get('location')).to.equal(`/v/${LOT}?21=${SERIAL}`);
    expect(answer.headers.get('link')).to.equal(
      `<${path}?linkType=linkset>; rel="linkset"; type="application/linkset+json"`,
    );
    expect(answer.headers.get('access-control-allow-origin')).to.equal('*');
  });

  it('reads a code as people write it, and keeps the language', async () => {
    const answer = await ask(`/01/09520123456788/10/${LOT.toLowerCase()}?lang=fr`);
    expect(answer.headers.get('location')).to.equal(`/v/${LOT}?lang=fr`);
  });

  for (const [path, status, detail] of [
    [
      `/01/09520123456789/10/${LOT}`,
      400,
      'The address was not understood: the check digit of AI 01 is wrong. Check the code on the label.',
    ],
    [
      '/01/09520123456788',
      404,
      'The link names a product and no lot. Steel is looked up by lot: scan the label on the bundle.',
    ],
    [
      '/01/09520123456788/10/A7',
      404,
      'Lot A7 was not numbered here. A lot number of ours has 20 letters and digits.',
    ],
  ] as const) {
    it(`answers ${path} with problem ${status}`, async () => {
      const answer = await ask(path);
      expect(answer.status).to.equal(status);
      expect(answer.headers.get('content-type')).to.equal('application/problem+json');
      expect(await answer.json()).to.include({ status, detail });
    });
  }

  it('tells people in a page of their language what is wrong', async () => {
    const answer = await ask('/01/09520123456788/10/A7', { accept: 'text/html', 'accept-language': 'fr' });
    expect(answer.status).to.equal(404);
    expect(await answer.text()).to.contain('«\u00a0A7\u00a0» n’est pas un numéro d’étiquette.');
  });
});
