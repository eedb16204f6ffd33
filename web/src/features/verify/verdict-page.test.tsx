import type { LotSummary, VerdictLine, VerificationReport } from '@topsteel/chain/verify';
import { verdictKeys, verdictLanguages, type VerdictLanguage } from '@topsteel/domain/verdict';
import { expect } from 'chai';
import { renderToStaticMarkup } from 'react-dom/server';
import { LineItem } from './verdict-lines.tsx';
import { VerdictPage } from './verdict-page.tsx';

const ISSUED = 1_793_865_600;
const NOW = 1_795_435_200;
const asked = { register: 'node.example', store: 'files.example', block: '1200' };

const line = (
  question: VerdictLine['question'],
  key: string,
  params: VerdictLine['params'] = {},
): VerdictLine => ({
  question,
  key,
  params,
  how: { key: 'status', params: asked },
});

const good: VerdictLine[] = [
  line('integrity', 'intact', { issuer: 'Aciéries de Lorraine', date: ISSUED }),
  line('issuer', 'issuerKnown', {
    org: 'Aciéries de Lorraine',
    role: 'mill',
    accreditor: 'Bureau Fer',
    date: ISSUED,
  }),
  line('status', 'inForce', { time: NOW }),
  line('conformance', 'conforms', { grade: 'S355J2+N', norm: 'EN 10025-2', n: 14 }),
  line('quantity', 'quantityOk', { mass: '4982000', certified: '96200000', left: '40000000' }),
  line('origin', 'origin', { country: 'FR', mill: 'Aciéries de Lorraine', route: 'BF-BOF', steps: 2 }),
  line('carbon', 'carbonSelfDeclared', { x: '1850', org: 'Aciéries de Lorraine', y: '9216700' }),
];

const lot: LotSummary = {
  issuer: '0x70997970c51812dc3a010c7d01b50e0d17dc79c8',
  issuerName: 'Aciéries de Lorraine',
  countersignedBy: undefined,
  documentHash: `0x${'ab'.repeat(32)}`,
  lotGrams: '96200000',
  certifiedGrams: '96200000',
  bundle: { grams: '4982000', state: 'delivered' },
  label: {
    heatNumber: '482911',
    grade: 'S355J2+N',
    norm: 'EN 10025-2',
    product: 'Plate',
    dimensions: '20 × 2000 × 6000 mm',
    marking: 'ADL S355J2+N 482911',
  },
  documents: [
    {
      role: 'certificate-json',
      mediaType: 'application/json',
      sha256: `0x${'ab'.repeat(32)}`,
      cid: 'bafkreijson',
    },
    {
      role: 'certificate-pdf',
      mediaType: 'application/pdf',
      sha256: `0x${'cd'.repeat(32)}`,
      cid: 'bafkreipdf',
    },
  ],
  emissions: { gramsCo2ePerKg: '1850', status: 'self-declared', method: 'EN 15804', boundary: 'A1-A3' },
  history: [
    { what: 'certified', at: ISSUED },
    { what: 'delivered', at: NOW },
  ],
  document: {},
};

function reportOf(lines: VerdictLine[], changes: Partial<VerificationReport> = {}): VerificationReport {
  return {
    lotId: '1',
    serial: '2',
    lines,
    block: { number: '1200', at: NOW },
    register: 'node.example',
    store: 'files.example',
    checkedAt: NOW,
    lot,
    ...changes,
  };
}

function render(report: VerificationReport, language: VerdictLanguage = 'en'): string {
  return renderToStaticMarkup(
    <VerdictPage
      report={report}
      language={language}
      host="steel.example"
      hrefIn={(other) => `?lang=${other}`}
      gatewayUrl="https://files.example/"
    />,
  );
}

/** What a reader reads: no styles, no markup, one space. */
function textOf(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<(span|strong|sub)>|<\/(span|strong|sub)>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[ \n]+/g, ' ');
}

/** Replaces the line of the same question. */
const having = (changed: VerdictLine) =>
  good.map((each) => (each.question === changed.question ? changed : each));

describe('verdict page', () => {
  it('puts the verdict first and the steel after the lines', () => {
    const text = textOf(render(reportOf(good)));
    const order = [
      'You are on steel.example. This page never asks for a password or a payment.',
      'No problem found in 7 checks.',
      'This pack',
      'Mass of this pack 4.982 t',
      'Checks',
      'Intact. This certificate is exactly the one Aciéries de Lorraine registered on 5 November 2026.',
      'We put the certificate and its proof to the register at node.example, block 1200.',
      'Checked by steel.example, 23 November 2026 at 12:00 UTC.',
      'Now look at the steel',
      'Heat 482911',
      'It matches',
      'Documents',
      'Carbon',
      '1.85 t CO₂e per tonne, declared by Aciéries de Lorraine. Nobody independent has checked this figure.',
      'History',
      'Who checked what',
    ];
    let from = 0;
    for (const words of order) {
      const place = text.indexOf(words, from);
      expect(place, words).to.be.at.least(from);
      from = place + words.length;
    }
  });

  it('says who countersigned a 3.2, in the summary, the answer and the history', () => {
    const status: VerdictLine = {
      ...line('status', 'inForce', { time: NOW }),
      how: { key: 'statusCountersigned', params: { ...asked, body: 'Bureau Contrôle' } },
    };
    const report = reportOf(having(status));
    const countersigned: LotSummary = {
      ...lot,
      countersignedBy: 'Bureau Contrôle',
      history: [...lot.history, { what: 'countersigned', at: ISSUED }],
    };
    const english = textOf(render({ ...report, lot: countersigned }));
    expect(english).to.contain('Inspection body Bureau Contrôle');
    expect(english).to.contain(
      'We put the certificate, its proof and the countersignature of Bureau Contrôle to the register at node.example, block 1200.',
    );
    expect(english).to.contain('Countersigned by the inspection body');
    const french = textOf(render({ ...report, lot: countersigned }, 'fr'));
    expect(french).to.contain('Organisme de contrôle Bureau Contrôle');
    expect(french).to.contain('Contresigné par l’organisme de contrôle');
    expect(textOf(render(reportOf(good)))).to.not.contain('Inspection body');
  });

  it('loads nothing but its icon: no script unless given, no font, no picture, and fits 30 kB', () => {
    const html = render(reportOf(good));
    expect(html).to.not.match(/<script|<link(?! rel="(icon|apple-touch-icon|manifest)")|<img|url\(|@import/);
    expect(Buffer.byteLength(html)).to.be.lessThan(30_000);
  });

  it('links the documents at the file store', () => {
    expect(render(reportOf(good))).to.contain('href="https://files.example/ipfs/bafkreipdf"');
  });

  for (const [name, changed, en, fr, headEn, headFr, tone] of [
    [
      'revoked',
      line('status', 'revoked', { issuer: 'Aciéries de Lorraine', date: NOW, reason: 4 }),
      'Revoked by Aciéries de Lorraine on 23 November 2026: the material does not conform. Set the material aside and contact Aciéries de Lorraine.',
      'Révoqué par Aciéries de Lorraine le 23 novembre 2026\u00a0: matière non conforme. Isolez la matière et contactez Aciéries de Lorraine.',
      'Do not use this steel on the strength of this certificate.',
      "N'utilisez pas cet acier sur la foi de ce certificat.",
      'bad',
    ],
    [
      'altered',
      line('integrity', 'altered', { issuer: 'Aciéries de Lorraine' }),
      'Altered. This file differs from the one Aciéries de Lorraine registered. Do not rely on it. Open the registered certificate or ask Aciéries de Lorraine.',
      'Modifié. Ce fichier diffère de celui que Aciéries de Lorraine a enregistré. Ne vous y fiez pas. Ouvrez le certificat enregistré ou interrogez Aciéries de Lorraine.',
      'Do not use this steel on the strength of this certificate.',
      "N'utilisez pas cet acier sur la foi de ce certificat.",
      'bad',
    ],
    [
      'file store away',
      line('integrity', 'notFetched'),
      'Not checked. The certificate file could not be fetched. Its registration is shown below.',
      "Non contrôlé. Le fichier du certificat n'a pas pu être récupéré. Son enregistrement figure ci-dessous.",
      'Not fully checked: 1 of 7 checks could not be made.',
      "Contrôle incomplet\u00a0: 1 contrôle sur 7 n'a pas pu être fait.",
      'unknown',
    ],
    [
      'register away',
      line('status', 'chainUnreachableFirst'),
      'Not checked. The register could not be reached, so we cannot say whether this certificate still stands. This is no sign against the certificate. Try again.',
      "Non contrôlé. Le registre est injoignable\u202f; nous ne pouvons pas dire si ce certificat est toujours en vigueur. Ce n'est pas un indice contre le certificat. Réessayez.",
      'Not fully checked: 1 of 7 checks could not be made.',
      "Contrôle incomplet\u00a0: 1 contrôle sur 7 n'a pas pu être fait.",
      'unknown',
    ],
    [
      'unknown issuer',
      line('issuer', 'issuerUnknown'),
      'Unknown issuer. The signature is consistent, but nobody we recognise vouches for who made it. Anyone can make such a certificate. Ask for one from a recognised manufacturer.',
      "Émetteur inconnu. La signature est cohérente, mais aucun organisme reconnu ne garantit son auteur. N'importe qui peut produire un tel certificat. Demandez celui d'un fabricant reconnu.",
      'Do not use this steel on the strength of this certificate.',
      "N'utilisez pas cet acier sur la foi de ce certificat.",
      'bad',
    ],
    [
      'nothing left',
      line('quantity', 'quantityExhausted', { certified: '96200000' }),
      'Nothing left. All 96.200 t are allocated to other lots. If you are offered steel under this certificate outside those lots, refuse it.',
      "Épuisé. Les 96,200 t sont toutes attribuées à d'autres lots. Si l'on vous propose de l'acier sous ce certificat hors de ces lots, refusez-le.",
      'Check before you use this steel: 1 point needs your attention.',
      'À vérifier avant emploi\u00a0: 1 point demande votre attention.',
      'attention',
    ],
    [
      'expired',
      line('status', 'expired', { date: NOW, from: ISSUED, to: NOW }),
      'Out of date since 23 November 2026. It was in force from 5 November 2026 to 23 November 2026.',
      'Périmé depuis le 23 novembre 2026. Il était en vigueur du 5 novembre 2026 au 23 novembre 2026.',
      'Check before you use this steel: 1 point needs your attention.',
      'À vérifier avant emploi\u00a0: 1 point demande votre attention.',
      'attention',
    ],
  ] as const) {
    it(`says in exact words: ${name}`, () => {
      const html = render(reportOf(having(changed)));
      expect(textOf(html)).to.contain(en).and.to.contain(headEn);
      expect(html).to.contain(`<li class="line ${tone}" data-question="${changed.question}">`);
      expect(html).to.contain(`<div class="head ${tone}"`);
      const french = textOf(render(reportOf(having(changed)), 'fr'));
      expect(french).to.contain(fr).and.to.contain(headFr);
    });
  }

  it('names the answers that made the headline', () => {
    const lines = [...having(line('status', 'chainUnreachableFirst')), line('label', 'bundleUnread')];
    expect(render(reportOf(lines))).to.contain('<p id="reasons">Not checked.</p>');
    const both = [
      ...having(line('issuer', 'issuerUnknown')),
      line('recall', 'recalled', { org: 'A', date: NOW, reason: 4 }),
    ];
    expect(render(reportOf(both))).to.contain('<p id="reasons">Unknown issuer. Recalled</p>');
    expect(render(reportOf(good))).to.contain('<p id="reasons"></p>');
  });

  it('says of an unknown label only that it is unknown', () => {
    const text = textOf(render(reportOf([line('label', 'labelUnknown')], { lot: undefined })));
    expect(text).to.contain('Do not use this steel on the strength of this certificate.');
    expect(text).to.contain(
      'Unknown label. No lot carries this number. The label was not made through TopSteel, or it is misprinted.',
    );
    expect(text).to.not.contain('Now look at the steel');
  });

  for (const language of verdictLanguages) {
    it(`renders every key of the catalogue in ${language}, each with its words, icon and colour`, () => {
      for (const key of verdictKeys) {
        const html = renderToStaticMarkup(
          <LineItem line={line('status', key)} language={language} where="" />,
        );
        expect(html, key).to.match(
          /<li class="line (good|bad|attention|unknown|info)" data-question="status"><svg/,
        );
        expect(html, key).to.match(/<strong>[^<]+<\/strong>/);
      }
    });
  }

  it('never lets the name of a mill become markup', () => {
    const html = render(
      reportOf([line('integrity', 'altered', { issuer: '<img src=x>' })], {
        lot: { ...lot, issuerName: '<script>' },
      }),
    );
    expect(html).to.not.match(/<img|<script/);
  });
});
