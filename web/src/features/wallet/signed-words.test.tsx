import { expect } from 'chai';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { loadWords } from '../../words/load-words.ts';
import type { Language } from '../../words/languages.ts';
import { SignedWords } from './signed-words.tsx';

async function shown(primaryType: string, message: Record<string, unknown>, language: Language = 'en') {
  const domain = { name: 'USDC', version: '2', chainId: 31337 };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={language} timeZone="UTC" messages={await loadWords(language)}>
      <SignedWords typedData={{ domain, types: {}, primaryType, message }} />
    </NextIntlClientProvider>,
  );
}

const authorisation = {
  from: '0x1',
  to: '0x2',
  value: '3784200000',
  validAfter: '0',
  validBefore: '1795442531',
  nonce: '0xabc',
};

describe('SignedWords', () => {
  it('names the amount, the escrow and the time of an authorisation', async () => {
    const html = await shown('ReceiveWithAuthorization', authorisation);
    expect(html).to.contain('Let the escrow collect 3,784.20\u00a0USDC from your wallet, once.');
    for (const value of ['>0x1<', '>0x2<', '>Mon 23 Nov 2026, 14:02\u00a0UTC<', '>0xabc<']) {
      expect(html).to.contain(value);
    }
  });
  it('names the same in the language of the page', async () => {
    expect(await shown('ReceiveWithAuthorization', authorisation, 'fr')).to.contain(
      'Autorisez le séquestre à prélever 3\u202f784,20\u00a0USDC de votre portefeuille, une seule fois.',
    );
  });
  it('names the weighed mass of a receipt', async () => {
    expect(await shown('Receipt', { paymentId: '0xabc', grams: '4982000' })).to.contain(
      'Confirm that 4,982\u00a0kg arrived, and release the payment for them.',
    );
  });
  it('counts the certificates of a batch', async () => {
    expect(await shown('IssueBatch', { count: '1', deadline: '0' })).to.contain(
      'Register 1 certificate in your name.',
    );
    expect(await shown('IssueBatch', { count: 3, deadline: '0' })).to.contain(
      'Register 3 certificates in your name.',
    );
  });
  it('lists what it does not know field by field', async () => {
    const html = await shown('Vote', { choice: 'yes', weights: [1] });
    expect(html).to.contain('Sign a message of the kind Vote.');
    expect(html).to.match(/>choice<.*>yes<.*>weights<.*>\[1\]</);
  });
});
