import { expect } from 'chai';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { languages, type Language } from '../../words/languages.ts';
import { loadWords } from '../../words/load-words.ts';
import { englishForms } from './english-forms.ts';
import { readTold } from './read-told.ts';
import { Told } from './told.tsx';

async function said(language: Language, text: string): Promise<string> {
  const { told } = await loadWords(language);
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={language} timeZone="UTC" messages={{ told }}>
      <Told text={text} />
    </NextIntlClientProvider>,
  );
}

/** As the order, the price and the certificate tell it. */
const sentences = [
  'Brandt Stahlbau GmbH ordered 4.98 t.',
  'The seller was paid 3,535.01 USDC for 4,982 kg; 52.03 USDC commission was kept from 3,587.04 USDC.',
  'The load weighs 4,982 kg by the weigh ticket.',
  '24.9 t are under way with Huber Spedition, W 123 AB.',
  'The buyer confirmed 4,982 kg; 3,587.04 USDC are being captured.',
  'The buyer cancelled the order: The drawing changed.',
  "The offer's price is 712.50 EUR per 100 kg.",
  '“Autumn”, the seller’s rule, takes off 2.5 %: 694.69 EUR per t. It applies alone.',
  'Delivered 312 km by road from Metz, FR by 1 × articulated lorry, 40 t, at “Usual rates”.',
  'No VAT is charged: intra-Community supply to DE136695976, the buyer accounts for it in DE (Directive 2006/112/EC art. 138). The number has not been confirmed by the register yet.',
  'Meets S355J2+N (EN 10025-2:2019): 14 of 14 required values are within limits.',
  'Does not meet S355J2+N (EN 10025-2:2019): tensile strength is 456.5 MPa, limit at least 470 MPa (table 6).',
  '2.36 t CO2e per t is higher than usual for BF-BOF (1.0 to 2.3). It needs evidence: ask for the verified report.',
  'This way of paying has not been set up here. Choose another one.',
  '1,485.00 EUR went out to the vendor’s bank account and nothing says what for: match it at /finance/reconcile first.',
];

describe('What the interface tells in English', function () {
  // Catalogues are read from the disk.
  this.timeout(30_000);

  it('is said in the language of the page, figures as the page writes them', async () => {
    const [ordered = '', paid = '', , underWay = ''] = sentences;
    expect(await said('de', ordered)).to.equal('Brandt Stahlbau GmbH hat 4,98\u00a0t bestellt.');
    expect(await said('de', paid)).to.equal(
      'Der Verkäufer erhielt 3.535,01\u00a0USDC für 4.982\u00a0kg; von 3.587,04\u00a0USDC wurden 52,03\u00a0USDC Provision einbehalten.',
    );
    expect(await said('nl', underWay)).to.equal('24,9\u00a0t is onderweg met Huber Spedition, W 123 AB.');
    expect(await said('fr', sentences[6] ?? '')).to.equal(
      'Le prix de l’offre est de 712,50 EUR/100\u00a0kg.',
    );
    expect(await said('it', sentences[7] ?? '')).to.equal(
      '«Autumn», regola del venditore, toglie il 2,5\u00a0%: 694,69 EUR/t. Si applica da sola.',
    );
    expect(await said('de', sentences[11] ?? '')).to.equal(
      'Erfüllt S355J2+N nicht (EN 10025-2:2019): Zugfestigkeit ist 456,5 MPa, Grenze mindestens 470 MPa (Tabelle 6).',
    );
    expect(await said('nl', sentences[12] ?? '')).to.equal(
      '2,36\u00a0t CO2e per t is hoger dan gebruikelijk voor BF-BOF (1,0 tot 2,3). Het vraagt bewijs: vraag het geverifieerde rapport.',
    );
    expect(await said('es', sentences[8] ?? '')).to.equal(
      'Entregado por carretera, 312\u00a0km desde Metz, FR, con 1 × camión articulado, 40\u00a0t, según la tarifa «Tarifa habitual».',
    );
  });

  it('is read with what stood in its gaps', () => {
    expect(readTold(sentences[9] ?? '')).to.deep.equal([
      { key: 'vatReverse', values: { vat: 'DE136695976', country: 'DE' } },
      { key: 'vatUnconfirmed', values: {} },
    ]);
  });

  it('has the forms that its English words have', async () => {
    expect((await loadWords('en')).told.sentence).to.deep.equal(englishForms);
  });

  it('is known in every language, and nothing English is left', async () => {
    for (const sentence of sentences) {
      expect(readTold(sentence), sentence).not.to.equal(undefined);
      for (const language of languages.filter((one) => one !== 'en')) {
        expect(await said(language, sentence)).not.to.match(/lang="en"|\{|\b(the|are|was)\b/);
      }
    }
  });

  it('stays as it came, marked as English, where no form fits', async () => {
    expect(await said('fr', 'The moon is full.')).to.equal('<span lang="en">The moon is full.</span>');
    expect(await said('fr', 'The offer is gone. The moon is full.')).to.contain('lang="en"');
  });
});
