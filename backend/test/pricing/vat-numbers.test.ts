import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import Fastify, { type FastifyInstance } from 'fastify';
import { CheckVatNumberWithRegister } from '../../src/vat-number/index.ts';
import { ViesRegister } from '../../src/vat-number/vies-register.ts';
import { WatchVatNumbers } from '../../src/vat-number/watch-vat-numbers.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { stockBeams } from '../pricing/stock-beams.ts';

describe('A VAT number and its register', () => {
  let database: TestDatabase;
  let vies: FastifyInstance;
  let asked: unknown[];
  let answer: object;
  let check: CheckVatNumberWithRegister;
  beforeEach(async () => {
    asked = [];
    vies = Fastify();
    vies.post('/check-vat-number', (request) => {
      asked.push(request.body);
      return answer;
    });
    await vies.listen({ host: '127.0.0.1', port: 0 });
    const { port } = vies.server.address() as AddressInfo;
    database = await openDatabase({ VIES_URL: `http://127.0.0.1:${port}`, VIES_REQUESTER: 'LU15027442' });
    check = new CheckVatNumberWithRegister(database.prisma, new ViesRegister(database.config));
  });
  afterEach(async () => {
    await vies.close();
    await database.close();
  });
  const now = new Date('2026-11-26T09:00:00Z');
  const hoursLater = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  const valid = { valid: true, name: 'ALPEN STAHLBAU GMBH', requestIdentifier: 'WAPIAAAAX' };

  it('is asked for once a day, with our own number, and kept with the proof', async () => {
    answer = valid;
    const first = await check.run('de 136 695 976', 'anke', now);
    expect(first).to.include({
      number: 'DE136695976',
      state: 'valid',
      holder: 'ALPEN STAHLBAU GMBH',
      consultation: 'WAPIAAAAX',
    });
    await check.run('DE136695976', 'anke', hoursLater(23));
    expect(asked).to.deep.equal([
      {
        countryCode: 'DE',
        vatNumber: '136695976',
        requesterMemberStateCode: 'LU',
        requesterNumber: '15027442',
      },
    ]);
    await check.run('DE136695976', 'anke', hoursLater(24));
    expect(asked).to.have.length(2);
  });

  it('that nobody holds is invalid; a silent register does not undo what it said', async () => {
    answer = { valid: false, name: '---' };
    expect(await check.run('FR40303265045', 'anke', now)).to.include({ state: 'invalid' });
    answer = { actionSucceed: false, errorWrappers: [{ error: 'MS_UNAVAILABLE' }] };
    const silent = await check.run('FR40303265045', 'anke', hoursLater(25));
    expect(silent.state).to.equal('invalid');
    expect(silent.sentence).to.contain('did not answer (MS_UNAVAILABLE)');
    expect(await check.run('IT00743110157', 'anke', now)).to.include({ state: 'unchecked', holder: null });
  });

  it('of a register that is not set up stays unchecked, and says which setting', async () => {
    const bare = await openDatabase();
    const unset = new CheckVatNumberWithRegister(bare.prisma, new ViesRegister(bare.config));
    const result = await unset.run('DE136695976', 'anke', now);
    await bare.close();
    expect(result).to.include({
      state: 'unchecked',
      sentence: 'No register of VAT numbers is set up here. Set VIES_URL.',
    });
  });

  it('with a wrong check digit is refused before anybody is asked, and one from outside is not asked for', async () => {
    const refused = await check.run('DE136695977', 'anke', now).catch((error: unknown) => error);
    expect(refused).to.have.nested.property('details.reason', 'vat-number-wrong');
    expect(await check.run('CHE107787577MWST', 'anke', now)).to.include({
      state: 'unchecked',
      country: 'CH',
    });
    expect(asked).to.deep.equal([]);
  });

  it('of every organisation is checked by itself, once a month, hourly while the register is silent', async () => {
    await stockBeams(database);
    answer = valid;
    const watch = new WatchVatNumbers(database.config, database.prisma, check);
    expect(await watch.run(now)).to.equal(2);
    expect(await watch.run(hoursLater(29 * 24))).to.equal(0);
    answer = { errorWrappers: [{ error: 'TIMEOUT' }] };
    expect(await watch.run(hoursLater(31 * 24))).to.equal(2);
    expect(await watch.run(hoursLater(31 * 24 + 2))).to.equal(2);
  });
});
