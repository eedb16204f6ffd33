import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripOfTwoCoils } from '@topsteel/domain/genealogy/fixtures';
import { expect } from 'chai';
import { run } from '../run.ts';

const file = (content: object): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'topsteel-genealogy-')), 'sheet.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
};

describe('topsteel genealogy', () => {
  it('prints the tree of an exported genealogy, with masses that add up', async () => {
    const { code, stdout } = await run(['genealogy', file(stripOfTwoCoils)]);
    expect(code).to.equal(0);
    expect(stdout.split('\n')).to.deep.equal([
      'Lot 00000-00000-00000-00005',
      '  S355J2, Cut sheet, 4 × 500 × 2000 mm · 2.999999 t, 2.999999 t left · made by Centre Acier Lorrain on 2026-11-02 · not final yet',
      '',
      'Heats in it, by mass:',
      '  1.999999 t  471388  (lot 00000-00000-00000-00002)',
      '  1.000 t  471102  (lot 00000-00000-00000-00001)',
      '',
      'Made of:',
      '├─ 1.000 t  00000-00000-00000-00003  S355J2, Slit strip, 4 × 500 mm · 3.500 t, 2.500 t left · made by Centre Acier Lorrain on 2026-11-02',
      '│  └─ 6.000 t  00000-00000-00000-00001  S355J2, Hot rolled coil, 4 × 1500 mm · 10.000 t, 4.000 t left · heat 471102, certificate 2026-104711, commissioned by Aciérie de la Moselle SA on 2026-11-02',
      '└─ 2.000 t  00000-00000-00000-00002  S355J2, Hot rolled coil, 4 × 1500 mm · 8.000 t, 6.000 t left · heat 471388, certificate 2026-104962, commissioned by Aciérie de la Moselle SA on 2026-11-02',
      '',
      'Nothing was made of it.',
      '',
      'Adds up: in 2 transformations every gram is accounted for; 0.100001 t were lost.',
      '',
    ]);
  });

  it('says what does not add up, and ends with 1', async () => {
    const forged = structuredClone(stripOfTwoCoils);
    const [slit] = forged.transformations;
    if (slit) slit.lossGrams = '99999';
    const { code, stdout } = await run(['genealogy', file(forged)]);
    expect(code).to.equal(1);
    expect(stdout).to.include('Does not add up:').and.to.include('1 g are missing.');
    const { stdout: json } = await run(['genealogy', file(forged), '--json']);
    expect(JSON.parse(json)).to.deep.include({ lot: '00000-00000-00000-00005', isBalanced: false });
  });

  it('says first that a lot was made of recalled material', async () => {
    const recalled = structuredClone(stripOfTwoCoils);
    const at = '2026-11-26T09:00:00.000Z';
    const [coil, , , sheet] = recalled.lots;
    if (coil) coil.recall = { at, reason: 4, txHash: `0x${'1'.repeat(64)}` };
    if (sheet) sheet.recalledAncestors = ['1'];
    const { stdout } = await run(['genealogy', file(recalled)]);
    expect(stdout).to.include(
      'RECALLED: lot 00000-00000-00000-00001 on 2026-11-26 (material nonconforming).',
    );
    expect(stdout).to.include(
      'Set this lot aside: it was made of recalled material (00000-00000-00000-00001).',
    );
  });

  it('lets nothing that others wrote steer the terminal', async () => {
    const forged = structuredClone(stripOfTwoCoils);
    for (const lot of forged.lots) lot.product = 'Coil\u001b[2J\u202e\r';
    const { stdout } = await run(['genealogy', file(forged)]);
    expect(stdout)
      .to.include('Coil[2J')
      .and.not.to.match(/[\u001b\u202e\r]/);
  });

  it('cannot tell without a lot number, a genealogy or an answer', async () => {
    expect(await run(['genealogy', 'HEAT-471102'])).to.deep.include({ code: 2, stdout: '' });
    for (const [content, said] of [
      [{ lots: [] }, 'lotId is missing or wrong'],
      [[], 'it is no JSON object'],
    ] as const)
      expect(await run(['genealogy', file(content)])).to.deep.equal({
        ...{ code: 2, stdout: '', stderr: `This is no genealogy: ${said}.\n` },
      });
    expect((await run(['genealogy', '00000000000000000005', '--direction', 'left'])).code).to.equal(2);
    expect((await run(['genealogy', '00000000000000000005', '--api', 'file:///etc'])).code).to.equal(2);
    const away = await run(['genealogy', '00000000000000000005', '--api', 'http://127.0.0.1:9']);
    expect(away).to.deep.equal({
      code: 2,
      stdout: '',
      stderr: 'Cannot tell: http://127.0.0.1:9 does not answer. Is it running? Name another with --api.\n',
    });
  });

  describe('against the index of the chain', () => {
    let server: Server;
    let graph: string;
    const told = (change: Record<string, unknown> = {}) =>
      stripOfTwoCoils.lots.map(({ lotId, massGrams, emissionsGrams, madeBy }) => {
        const act = stripOfTwoCoils.transformations.find((each) => each.id === madeBy);
        const { lossGrams, processEmissionsGrams } = act ?? {};
        return {
          id: lotId,
          massGrams,
          emissionsGrams,
          recalledAt: null,
          parents: (act?.inputs ?? []).map((input) => ({ id: input.lotId })).reverse(),
          madeBy: act ? { id: act.id, lossGrams, processEmissionsGrams } : null,
          ...(lotId === '3' && change),
        };
      });
    let lots: unknown = told();
    before(async () => {
      server = createServer((_request, response) => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: { lots } }));
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      graph = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    after(() => {
      server.close();
      server.closeAllConnections();
    });
    const compare = () => run(['genealogy', file(stripOfTwoCoils), '--graph', graph]);

    it('says that it agrees, differs, does not know a lot, or does not answer', async () => {
      const same = await compare();
      expect([same.code, same.stdout.split('\n').at(-2)]).to.deep.equal([
        0,
        'The index of the chain says the same of 4 lots.',
      ]);
      lots = told({ massGrams: '3500001', recalledAt: '1795671300' });
      const other = await compare();
      expect(other.code).to.equal(1);
      expect(other.stdout).to.include(
        'Lot 00000000000000000003: the mass in g is 3500000 here and 3500001 in the index.',
      );
      expect(other.stdout).to.include('a recall is absent here and there in the index.');
      lots = told().slice(1);
      const behind = await compare();
      expect([behind.code, behind.stdout.split('\n').at(-2)]).to.deep.equal([
        2,
        'It does not know (yet): 00000000000000000001.',
      ]);
      lots = 'nothing';
      expect((await compare()).code).to.equal(2);
    });
  });

  describe('from the API', () => {
    let server: Server;
    let api: string;
    const asked: string[] = [];
    before(async () => {
      server = createServer((request, response) => {
        asked.push(request.url ?? '');
        const [status, body] = request.url?.includes('00005')
          ? [200, stripOfTwoCoils]
          : request.url?.includes('00006')
            ? [409, { detail: 'This lot is on its way to the ledger.' }]
            : request.url?.includes('00008')
              ? [404, 'Not Found']
              : [404, { code: 'not-found' }];
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    after(() => {
      server.close();
      server.closeAllConnections();
    });

    it('reads one way or both, says of an unknown lot that there is none, and of one on its way that it cannot tell', async () => {
      const up = await run(['genealogy', '00000-00000-00000-00005', '--api', api, '--direction', 'up']);
      expect(up.code).to.equal(0);
      expect(asked).to.deep.equal(['/v2/lots/00000-00000-00000-00005/genealogy?direction=up']);
      const unknown = await run(['genealogy', '00000000000000000007', '--api', api]);
      expect(unknown.code).to.equal(1);
      expect(unknown.stdout).to.include('Unknown lot. No lot carries the number 00000000000000000007');
      const waiting = await run(['genealogy', '00000000000000000006', '--api', api]);
      expect([waiting.code, waiting.stderr]).to.deep.equal([
        2,
        `${api} cannot tell: This lot is on its way to the ledger.\n`,
      ]);
      const foreign = await run(['genealogy', '00000000000000000008', '--api', api]);
      expect([foreign.code, foreign.stderr]).to.deep.equal([
        ...[2, `${api} cannot tell: It answered 404.\n`],
      ]);
    });
  });
});
