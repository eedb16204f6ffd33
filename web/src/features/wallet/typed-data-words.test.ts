import { expect } from 'chai';
import { typedDataWords } from './typed-data-words.ts';

const domain = { name: 'USDC', version: '2', chainId: 31337 };
const of = (primaryType: string, message: Record<string, unknown>) => ({
  domain,
  types: {},
  primaryType,
  message,
});

describe('typedDataWords', () => {
  it('names the amount, the escrow and the time of an authorisation', () => {
    const words = typedDataWords(
      of('ReceiveWithAuthorization', {
        from: '0x1',
        to: '0x2',
        value: '3784200000',
        validAfter: '0',
        validBefore: '1795442531',
        nonce: '0xabc',
      }),
    );
    expect(words.sentence).to.equal('Let the escrow collect 3,784.20 USDC from your wallet, once.');
    expect(words.rows.map((row) => row.value)).to.deep.equal([
      '3,784.20 USDC',
      '0x1',
      '0x2',
      'Mon 23 Nov 2026, 14:02 UTC',
      '0xabc',
    ]);
  });
  it('names the weighed mass of a receipt', () => {
    expect(typedDataWords(of('Receipt', { paymentId: '0xabc', grams: '4982000' })).sentence).to.equal(
      'Confirm that 4,982 kg arrived, and release the payment for them.',
    );
  });
  it('counts the certificates of a batch', () => {
    expect(typedDataWords(of('IssueBatch', { count: '1', deadline: '0' })).sentence).to.equal(
      'Register 1 certificate in your name.',
    );
    expect(typedDataWords(of('IssueBatch', { count: 3, deadline: '0' })).sentence).to.equal(
      'Register 3 certificates in your name.',
    );
  });
  it('lists what it does not know field by field', () => {
    expect(typedDataWords(of('Vote', { choice: 'yes', weights: [1] }))).to.deep.equal({
      sentence: 'Sign a message of the kind Vote.',
      rows: [
        { name: 'choice', value: 'yes', isCode: true },
        { name: 'weights', value: '[1]', isCode: true },
      ],
    });
  });
});
