import { expect } from 'chai';
import { selectorOf } from './abi-words.ts';
import { FakeRegister } from './fixtures/fake-register.ts';
import {
  certificateDocument,
  commitmentOf,
  inspector,
  inspectorKey,
  ISSUED_AT,
  LOT_ID,
  mill,
  NOW,
  PAYMENT_ID,
  SERIAL,
} from './fixtures/specimen-lot.ts';
import type { VerificationReport } from './report.ts';
import { verifyLot } from './verify-lot.ts';

const at = (report: VerificationReport, question: string) => {
  const found = report.lines.find((entry) => entry.question === question);
  return found === undefined ? undefined : { key: found.key, params: found.params };
};
const keys = (report: VerificationReport) => report.lines.map((entry) => entry.key);
const conforms = () =>
  ({ key: 'conforms', params: { grade: 'S355J2+N', norm: 'EN 10025-2', n: 14 } }) as const;

describe('verifyLot', () => {
  let register: FakeRegister;
  beforeEach(() => {
    register = new FakeRegister();
  });

  describe('given a lot in good order', () => {
    it('answers every question, each with its values', async () => {
      const report = await verifyLot(register.input({ assess: conforms }));
      expect(report.lines.map(({ question, key, params }) => ({ question, key, params }))).to.deep.equal([
        { question: 'integrity', key: 'intact', params: { issuer: 'Aciéries de Lorraine', date: ISSUED_AT } },
        {
          question: 'issuer',
          key: 'issuerKnown',
          params: {
            org: 'Aciéries de Lorraine',
            role: 'mill',
            accreditor: 'Bureau Fer',
            date: 1_767_225_600,
          },
        },
        { question: 'status', key: 'inForce', params: { time: NOW } },
        {
          question: 'conformance',
          key: 'conforms',
          params: { grade: 'S355J2+N', norm: 'EN 10025-2', n: 14 },
        },
        {
          question: 'quantity',
          key: 'quantityOk',
          params: { mass: '96200000', certified: '96200000', left: '40000000' },
        },
        {
          question: 'origin',
          key: 'origin',
          params: { country: 'FR', mill: 'Aciéries de Lorraine', route: 'BF-BOF', steps: 1 },
        },
        {
          question: 'carbon',
          key: 'carbonSelfDeclared',
          params: { x: '1850', org: 'Aciéries de Lorraine', y: '177970000' },
        },
      ]);
    });

    it('names the block and who answered in every line', async () => {
      const report = await verifyLot(register.input());
      expect(report.block).to.deep.equal({ number: '1200', at: NOW });
      expect(report.lines[0]?.how).to.deep.equal({
        key: 'hashMatches',
        params: { register: 'node.example', store: 'files.example', block: '1200' },
      });
      expect(report.lot?.document).to.deep.equal(certificateDocument);
      expect(report.lot?.label['heatNumber']).to.equal('482911');
    });

    it('leaves conformance out when nobody can judge it', async () => {
      expect(at(await verifyLot(register.input()), 'conformance')).to.equal(undefined);
    });

    it('says that a fresh entry is not final yet', async () => {
      register.block.at = register.lot.commissionedAt + 120;
      register.finalisedAt = register.lot.commissionedAt - 600;
      expect(at(await verifyLot(register.input()), 'finality')).to.deep.equal({
        key: 'settling',
        params: { n: 2, m: 10 },
      });
    });
  });

  describe('given a number that no lot carries', () => {
    it('says that the label is unknown, and nothing else', async () => {
      expect(keys(await verifyLot(register.input({ lotId: LOT_ID + 1n })))).to.deep.equal(['labelUnknown']);
    });
  });

  describe('given a serial', () => {
    it('counts the delivered bundle', async () => {
      register.logs.push(
        register.reserved(5_000_000n),
        register.released(4_982_000n),
        register.cancelled(18_000n),
      );
      const report = await verifyLot(register.input({ serial: SERIAL }));
      expect(at(report, 'quantity')).to.deep.equal({
        key: 'quantityOk',
        params: { mass: '4982000', certified: '96200000', left: '40000000' },
      });
      expect(at(report, 'carbon')?.params['y']).to.equal('9216700');
      expect(at(report, 'origin')?.params['steps']).to.equal(2);
      expect(report.lot?.bundle).to.deep.equal({ grams: '4982000', state: 'delivered' });
    });

    it('takes the total of several part deliveries', async () => {
      register.logs.push(register.released(2_000_000n), register.released(1_000_000n, 3_000_000n));
      expect((await verifyLot(register.input({ serial: SERIAL }))).lot?.bundle?.grams).to.equal('3000000');
    });

    it('counts a bundle that is reserved and not delivered yet', async () => {
      register.logs.push(register.reserved(5_000_000n));
      expect((await verifyLot(register.input({ serial: SERIAL }))).lot?.bundle).to.deep.equal({
        grams: '5000000',
        state: 'reserved',
      });
    });

    it('warns when the order was cancelled', async () => {
      register.logs.push(register.reserved(5_000_000n), register.cancelled(5_000_000n));
      expect(at(await verifyLot(register.input({ serial: SERIAL })), 'label')?.key).to.equal(
        'bundleCancelled',
      );
    });

    it('does not know a bundle of another payment', async () => {
      register.logs.push(
        register.released(
          4_982_000n,
          4_982_000n,
          `${PAYMENT_ID.slice(0, 4)}ff${PAYMENT_ID.slice(6)}` as `0x${string}`,
        ),
      );
      expect(at(await verifyLot(register.input({ serial: SERIAL })), 'label')?.key).to.equal('bundleUnknown');
    });
  });

  describe('given a certificate that is sold out', () => {
    beforeEach(() => register.available.set(mill, 0n));

    it('is good news for a delivered bundle', async () => {
      register.logs.push(register.released(4_982_000n));
      expect(at(await verifyLot(register.input({ serial: SERIAL })), 'quantity')).to.deep.equal({
        key: 'quantityExhaustedYours',
        params: { mass: '4982000', certified: '96200000' },
      });
    });

    it('is a warning without a bundle', async () => {
      expect(at(await verifyLot(register.input()), 'quantity')).to.deep.equal({
        key: 'quantityExhausted',
        params: { certified: '96200000' },
      });
    });

    it('still counts what is certified and not made into a lot', async () => {
      register.usedGrams = 96_100_000n;
      expect(at(await verifyLot(register.input()), 'quantity')?.params['left']).to.equal('100000');
    });
  });

  it('stops when more is used than certified', async () => {
    register.usedGrams = 96_200_001n;
    expect(at(await verifyLot(register.input()), 'quantity')).to.deep.equal({
      key: 'overClaimed',
      params: { used: '96200001', certified: '96200000' },
    });
  });

  describe('given a revoked certificate', () => {
    it('says by whom, when and why', async () => {
      register.revoke(4);
      expect(at(await verifyLot(register.input()), 'status')).to.deep.equal({
        key: 'revoked',
        params: { issuer: 'Aciéries de Lorraine', date: NOW, reason: 4 },
      });
    });

    it('says so even when the file store is away', async () => {
      register.revoke(1);
      register.isStoreAway = true;
      expect(at(await verifyLot(register.input()), 'status')).to.deep.equal({
        key: 'revoked',
        params: { issuer: '0x7099…79c8', date: NOW, reason: 1 },
      });
    });

    it('gives no date where the node has lost the event', async () => {
      register.revoke(4);
      register.logs.pop();
      const report = await verifyLot(register.input());
      expect(at(report, 'status')).to.deep.equal({
        key: 'revoked',
        params: { issuer: 'Aciéries de Lorraine', date: '?', reason: 0 },
      });
      expect(report.lot?.history.map(({ what }) => what)).to.not.include('revoked');
    });

    it('names the replacement and what changed', async () => {
      const replacement = {
        Certificate: { CommercialTransaction: { A03: '3.1-2026-0482-R1' }, heat: '482911' },
      };
      const certificate = `0x${'77'.repeat(32)}` as const;
      register.lots.set(LOT_ID + 2n, {
        ...register.lot,
        ...{ certificate, batch: 8n, index: 0, documentHash: register.put(replacement) },
      });
      register.logs.push(register.commissioned(LOT_ID + 2n, certificate));
      register.revoke(3, 8n, 0);
      expect(at(await verifyLot(register.input()), 'status')).to.deep.equal({
        key: 'superseded',
        params: { date: NOW, certNo: '3.1-2026-0482-R1', fields: 'Certificate.CommercialTransaction.A03' },
      });
    });

    it('names the replacement by batch and place when no lot was made under it', async () => {
      register.revoke(3, 8n, 4);
      const status = (await verifyLot(register.input())).lines.find(({ question }) => question === 'status');
      expect(status?.params).to.deep.equal({ date: NOW, certNo: '8/4', fields: '…' });
      expect(status?.how.key).to.equal('statusReplaced');
    });

    it('does not take another place of the same batch for the replacement', async () => {
      register.logs.push(register.commissioned(LOT_ID + 2n, `0x${'77'.repeat(32)}`));
      register.lots.set(LOT_ID + 2n, { ...register.lot, batch: 8n, index: 3 });
      register.revoke(3, 8n, 4);
      expect(at(await verifyLot(register.input()), 'status')?.params['certNo']).to.equal('8/4');
    });
  });

  describe('given a certificate of type 3.2', () => {
    const signedAt = ISSUED_AT + 300;
    const inEvidence = { body: inspector, signer: inspectorKey, signedAt: String(signedAt) };
    const statusLine = async (changes = {}) =>
      (await verifyLot(register.input(changes))).lines.find(({ question }) => question === 'status');

    it('is in force by the second signature in its evidence, and says whose it is', async () => {
      register.countersignedAt = signedAt;
      register.make32(inEvidence);
      const report = await verifyLot(register.input());
      const status = report.lines.find(({ question }) => question === 'status');
      expect(status).to.deep.include({ key: 'inForce', params: { time: NOW } });
      expect(status?.how).to.deep.include({ key: 'statusCountersigned' });
      expect(status?.how.params['body']).to.equal('Bureau Contrôle');
      expect(report.lot?.countersignedBy).to.equal('Bureau Contrôle');
      expect(report.lot?.history.map(({ what }) => what)).to.deep.equal([
        'certified',
        'countersigned',
        'commissioned',
      ]);
      expect(report.lot?.history[1]?.at).to.equal(signedAt);
    });

    it('is in force by a second signature that the register tells of', async () => {
      register.countersignedAt = signedAt;
      register.make32();
      register.logs.push(register.countersigned([0, 2], 1), register.countersigned([2, 1], signedAt));
      expect((await statusLine())?.how.key).to.equal('statusCountersigned');
    });

    it('names the inspection body by its account when its name cannot be read', async () => {
      register.countersignedAt = signedAt;
      register.make32(inEvidence);
      register.organisations.delete(inspector);
      expect((await statusLine())?.how.params['body']).to.equal('0x15d3…6a65');
    });

    it('is not countersigned when nobody signed for this place of the batch', async () => {
      register.make32();
      register.logs.push(register.countersigned([0, 2], signedAt));
      const status = await statusLine();
      expect(status).to.deep.include({ key: 'notCountersigned', params: {} });
      expect(status?.how.key).to.equal('status');
    });

    it('says so when the register does not count the second signature', async () => {
      register.countersignedAt = signedAt;
      register.make32(inEvidence);
      register.status = 7;
      const status = await statusLine();
      expect(status?.key).to.equal('notCountersigned');
      expect(status?.how.key).to.equal('countersignatureVoid');
      expect(status?.how.params['body']).to.equal('Bureau Contrôle');
    });

    it('is not checked, rather than not countersigned, when the events cannot be read', async () => {
      register.make32();
      const { rpc } = register.input();
      const withoutEvents: typeof rpc = (method, params) =>
        method === 'eth_getLogs' ? Promise.reject(new Error('timeout')) : rpc(method, params);
      expect((await statusLine({ rpc: withoutEvents }))?.key).to.equal('chainUnreachableFirst');
    });
  });

  for (const [status, question, key] of [
    [3, 'status', 'expired'],
    [2, 'status', 'notYetInForce'],
    [5, 'issuer', 'issuerNotAllowed'],
    [6, 'issuer', 'keyCompromised'],
    [7, 'status', 'notCountersigned'],
    [0, 'integrity', 'altered'],
  ] as const) {
    it(`answers ${key} when the register's status is ${status}`, async () => {
      register.status = status;
      register.compromisedSince = ISSUED_AT - 100;
      expect(at(await verifyLot(register.input()), question)?.key).to.equal(key);
    });
  }

  it('gives the dates of an expired certificate', async () => {
    register.status = 3;
    const { validFrom, validUntil } = register.certificate;
    expect(at(await verifyLot(register.input()), 'status')?.params).to.deep.equal({
      date: validUntil,
      from: validFrom,
      to: validUntil,
    });
  });

  it('says since when a stolen key is disowned', async () => {
    register.status = 6;
    register.compromisedSince = ISSUED_AT - 100;
    expect(at(await verifyLot(register.input()), 'issuer')?.params).to.deep.equal({
      org: 'Aciéries de Lorraine',
      date: ISSUED_AT - 100,
    });
  });

  it('does not know an issuer that nobody registered', async () => {
    register.organisations.delete(mill);
    register.status = 5;
    expect(at(await verifyLot(register.input()), 'issuer')?.key).to.equal('issuerUnknown');
  });

  it('refuses a stockist as issuer of a 3.1', async () => {
    const entry = register.organisations.get(mill);
    if (entry === undefined) throw new Error('the fixture has a mill');
    register.organisations.set(mill, { ...entry, capabilities: 4n });
    register.status = 5;
    expect(at(await verifyLot(register.input()), 'issuer')).to.deep.equal({
      key: 'issuerNotAllowed',
      params: { org: 'Aciéries de Lorraine', role: 'stockist', type: '3.1' },
    });
  });

  it('shows a recall first', async () => {
    register.lot.recalledAt = NOW - 3_600;
    register.logs.push(register.recalled(4));
    const report = await verifyLot(register.input());
    expect(report.lines[0]).to.deep.include({
      question: 'recall',
      key: 'recalled',
      params: { org: 'Aciéries de Lorraine', date: NOW - 3_600, reason: 4 },
    });
  });

  describe('given an evidence block that is not the proof of this lot', () => {
    it('says altered', async () => {
      register.lot.certificate = `0x${'12'.repeat(32)}`;
      expect(at(await verifyLot(register.input()), 'integrity')?.key).to.equal('altered');
    });
  });

  describe('given a proof that does not lead to what the registry holds of the batch', () => {
    for (const [what, commitment] of [
      ['another batch', () => `0x${'12'.repeat(32)}` as const],
      ['no batch', () => `0x${'0'.repeat(64)}` as const],
      ['a batch of another depth', () => commitmentOf(register.certificate, 3)],
    ] as const) {
      it(`says altered for ${what}, whatever the registry's status is`, async () => {
        register.commitment = commitment();
        expect(at(await verifyLot(register.input()), 'integrity')?.key).to.equal('altered');
      });
    }

    it('says unknown when the commitment cannot be read', async () => {
      const { rpc } = register.input();
      const withoutIt: typeof rpc = (method, params) =>
        JSON.stringify(params).includes(selectorOf('commitmentOf(address,uint64)'))
          ? Promise.reject(new Error('timeout'))
          : rpc(method, params);
      const report = await verifyLot(register.input({ rpc: withoutIt }));
      expect(at(report, 'integrity')?.key).to.equal('integrityUnknown');
      expect(at(report, 'status')?.key).to.equal('inForce');
    });
  });

  describe('given a node that is away', () => {
    beforeEach(() => {
      register.isNodeAway = true;
    });

    it('answers every question with unknown', async () => {
      expect(keys(await verifyLot(register.input({ assess: conforms })))).to.deep.equal([
        'integrityUnknown',
        'issuerUnread',
        'chainUnreachableFirst',
        'conformanceUnread',
        'quantityUnknown',
        'originUnknown',
        'carbonUnknown',
      ]);
    });

    it('tells when the certificate was last seen in force', async () => {
      expect(at(await verifyLot(register.input({ lastInForce: NOW - 60 })), 'status')).to.deep.equal({
        key: 'chainUnreachable',
        params: { lastTime: NOW - 60 },
      });
    });
  });

  it('takes a node on another chain for a node that is away', async () => {
    const elsewhere = { ...register.input().deployment, chainId: 1 };
    expect(keys(await verifyLot(register.input({ deployment: elsewhere })))).to.include(
      'chainUnreachableFirst',
    );
  });

  it('says unknown, never good, when single answers fail', async () => {
    const input = register.input({ serial: SERIAL, assess: conforms });
    let calls = 0;
    const rpc: typeof input.rpc = (method, params) =>
      ++calls > 3 ? Promise.reject(new Error('timeout')) : input.rpc(method, params);
    const report = await verifyLot({ ...input, rpc });
    expect(keys(report)).to.deep.equal([
      'bundleUnread',
      'integrityUnknown',
      'issuerUnread',
      'chainUnreachableFirst',
      'conforms',
      'quantityUnknown',
      'origin',
      'carbonUnknown',
    ]);
  });

  describe('given a file store that is away', () => {
    it('keeps what the register says and marks the rest as not checked', async () => {
      register.isStoreAway = true;
      expect(keys(await verifyLot(register.input({ assess: conforms })))).to.deep.equal([
        'notFetched',
        'issuerUnread',
        'statusUnknown',
        'conformanceUnread',
        'quantityUnknown',
        'originUnknown',
        'carbonSelfDeclared',
      ]);
    });
  });

  describe('given a file store that returns other bytes', () => {
    it('says so, and uses none of them', async () => {
      register.blocks.set(register.lot.documentHash, new TextEncoder().encode('{"heat":"482912"}'));
      const report = await verifyLot(register.input({ assess: conforms }));
      expect(at(report, 'integrity')?.key).to.equal('otherBytes');
      expect(at(report, 'conformance')?.key).to.equal('conformanceUnread');
      expect(report.lot?.document).to.equal(undefined);
    });
  });
});
