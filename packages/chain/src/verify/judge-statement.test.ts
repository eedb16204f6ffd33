import { expect } from 'chai';
import { selectorOf } from './abi-words.ts';
import { FakeRegister } from './fixtures/fake-register.ts';
import { NOW, SERIAL } from './fixtures/specimen-lot.ts';
import { verifyLot } from './verify-lot.ts';

describe('emission statement of a lot', () => {
  let register: FakeRegister;
  const carbon = async (changes = {}) =>
    (await verifyLot(register.input(changes))).lines.find(({ question }) => question === 'carbon');
  beforeEach(() => {
    register = new FakeRegister();
    register.logs.push(register.declared());
  });

  it('says who verified it, when, by which method and within which boundary', async () => {
    register.statementStatus = 8;
    const line = await carbon();
    expect(line).to.deep.include({
      key: 'carbonVerified',
      params: {
        ...{ x: '1871', y: '180000000', verifier: 'Bureau Contrôle', date: NOW - 600 },
        ...{ method: 'ISO 20915:2018', boundary: 'EN 15804 A1-A3' },
      },
    });
    expect(line?.how.key).to.equal('statement');
  });

  for (const [status, why] of [
    [4, 'nobody verified it'],
    [5, 'the verifier took its word back'],
    [6, 'the key of the verifier was stolen'],
    [7, 'the verifier was not accredited'],
  ] as const) {
    it(`is the word of the issuer alone when ${why}`, async () => {
      register.statementStatus = status;
      expect(await carbon()).to.deep.include({
        key: 'carbonSelfDeclared',
        params: { x: '1871', org: 'Aciéries de Lorraine', y: '180000000' },
      });
    });
  }

  for (const status of [2, 3]) {
    it(`is no figure when its signer was not allowed to make it (status ${status})`, async () => {
      register.statementStatus = status;
      const line = await carbon();
      expect(line?.key).to.equal('carbonUnknown');
      expect(line?.how.key).to.equal('statementVoid');
    });
  }

  it('shares out to the bundle in hand', async () => {
    register.statementStatus = 8;
    register.logs.push(register.released(4_982_000n));
    expect((await carbon({ serial: SERIAL }))?.params['y']).to.equal('9321829');
  });

  it('leaves out of its method what is no text', async () => {
    register.statementStatus = 8;
    register.logs = [register.declared('ISO\u0000\u0007 20915')];
    expect((await carbon())?.params['method']).to.equal('ISO 20915');
  });

  it('is not checked when the register cannot be asked about statements', async () => {
    register.statementStatus = 8;
    const { rpc } = register.input();
    const withoutStatements: typeof rpc = (method, params) =>
      JSON.stringify(params).includes(selectorOf('standingOf(uint256)'))
        ? Promise.reject(new Error('timeout'))
        : rpc(method, params);
    expect((await carbon({ rpc: withoutStatements }))?.key).to.equal('carbonUnknown');
  });

  it('is not asked about where no such contract is known', async () => {
    register.statementStatus = 8;
    const { emissionStatements: _, ...deployment } = register.input().deployment;
    expect((await carbon({ deployment }))?.params['x']).to.equal('1850');
  });
});
