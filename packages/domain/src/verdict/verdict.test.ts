import { expect } from 'chai';
import fc from 'fast-check';
import {
  acceptanceOf,
  boldParts,
  headlineOf,
  headlineOfTones,
  headlineTemplates,
  renderClosing,
  renderHeadline,
  renderTemplate,
  renderVerdict,
  toneOf,
  verdictKeys,
  verdictLanguages,
  verdictTemplates,
  verdictTones,
} from './index.ts';

const NOON_23_NOV_2026 = 1_795_435_200;

describe('verdict texts', () => {
  it('say masses, dates and figures as people write them', () => {
    const quantity = { mass: '4982000', certified: '96200000', left: '40000000' };
    expect(renderVerdict('quantityOk', quantity, 'en')).to.equal(
      '**4.982 t of 96.200 t certified.** 40.000 t remain to be sold.',
    );
    expect(renderVerdict('quantityOk', quantity, 'fr')).to.equal(
      '**4,982 t sur 96,200 t certifiées.** Il reste 40,000 t à vendre.',
    );
    const intact = { issuer: 'Aciéries de la Moselle', date: NOON_23_NOV_2026 };
    expect(renderVerdict('intact', intact, 'en')).to.equal(
      '**Intact.** This certificate is exactly the one Aciéries de la Moselle registered on 23 November 2026.',
    );
    expect(renderVerdict('intact', intact, 'fr')).to.contain('a enregistré le 23 novembre 2026.');
    expect(renderVerdict('inForce', { time: NOON_23_NOV_2026 }, 'en')).to.equal(
      '**In force.** Neither revoked nor replaced as of 23 November 2026 at 12:00 UTC.',
    );
    const carbon = { x: '1850', org: 'Stahlwerk Moselkopf', y: '9216700' };
    expect(renderVerdict('carbonSelfDeclared', carbon, 'en')).to.equal(
      '**1.85 t CO2e per tonne, declared by Stahlwerk Moselkopf.** Nobody independent has checked this figure. This bundle: 9.217 t CO2e.',
    );
  });

  it('name roles, reasons and countries in the language', () => {
    expect(renderVerdict('revoked', { issuer: 'A', date: '?', reason: 0 }, 'en')).to.match(
      /^\*\*Revoked\*\* by A on \?: /,
    );
    expect(renderVerdict('revoked', { issuer: 'A', date: NOON_23_NOV_2026, reason: 4 }, 'fr')).to.equal(
      '**Révoqué** par A le 23 novembre 2026\u00a0: matière non conforme. Isolez la matière et contactez A.',
    );
    expect(
      renderVerdict('issuerNotAllowed', { org: 'B', role: 'inspection-body', type: '3.1' }, 'en'),
    ).to.equal(
      '**Not allowed to issue.** B is an inspection body; under EN 10204 only the manufacturer issues a 3.1.',
    );
    expect(renderVerdict('origin', { country: 'LU', mill: 'M', route: 'EAF', steps: 1 }, 'fr')).to.equal(
      "**Acier élaboré en Luxembourg** par M, filière EAF\u202f; 1 étape jusqu'ici.",
    );
  });

  it('use the trade’s word for the thing in hand', () => {
    const counted = { mass: '1', certified: '1' };
    expect(renderVerdict('quantityExhaustedYours', counted, 'fr', 'coil')).to.contain(
      'Cette bobine est comptée.',
    );
    expect(renderVerdict('quantityExhaustedYours', counted, 'fr', 'pack')).to.contain('Ce colis est compté.');
    expect(renderVerdict('quantityExhaustedYours', counted, 'en', 'coil')).to.contain(
      'This coil is counted.',
    );
    for (const key of verdictKeys) expect(renderVerdict(key, {}, 'fr', 'coil'), key).to.not.match(/fardeau/i);
  });

  it('have the same placeholders in every language', () => {
    const namesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const language of verdictLanguages) {
      for (const key of verdictKeys)
        expect(namesOf(verdictTemplates[language][key]), `${language} ${key}`).to.deep.equal(
          namesOf(verdictTemplates.en[key]),
        );
      for (const key of Object.keys(headlineTemplates.en) as (keyof typeof headlineTemplates.en)[])
        expect(namesOf(headlineTemplates[language][key]), `${language} ${key}`).to.deep.equal(
          namesOf(headlineTemplates.en[key]),
        );
    }
  });

  it('say singular steps, days and the thing in hand in every language', () => {
    const origin = { country: 'LU', mill: 'M', route: 'EAF', steps: 1 };
    const counted = { mass: '1000000', certified: '2000000' };
    const clone = { placeA: 'NL', placeB: 'TR', duration: 180_000 };
    const said = (language: (typeof verdictLanguages)[number]) => [
      renderVerdict('origin', origin, language),
      renderVerdict('quantityExhaustedYours', counted, language, 'coil'),
      /\d+ \w \d+ h/.exec(renderVerdict('suspectedClone', clone, language))?.[0],
    ];
    expect(said('de')).to.deep.equal([
      '**Erschmolzen in Luxemburg** von M, Verfahren EAF; 1 Schritt bis hierher.',
      '**1,000 t von 2,000 t bescheinigt.** Dieses Coil ist mitgezählt. Unter diesem Zeugnis kann nichts mehr verkauft werden.',
      '2 T 2 h',
    ]);
    expect(said('es')).to.deep.equal([
      '**Acero elaborado en Luxemburgo** por M, ruta EAF; 1 etapa hasta aquí.',
      '**1,000 t de 2,000 t certificadas.** Este rollo está contado. No puede venderse nada más con este certificado.',
      '2 d 2 h',
    ]);
    expect(said('it')).to.deep.equal([
      '**Acciaio elaborato in Lussemburgo** da M, processo EAF; 1 passaggio fin qui.',
      '**1,000 t su 2,000 t certificate.** Questo rotolo è contato. Con questo certificato non si può vendere altro.',
      '2 g 2 h',
    ]);
    expect(said('nl')).to.deep.equal([
      '**Gesmolten in Luxemburg** door M, route EAF; 1 stap tot hier.',
      '**1,000 t van 2,000 t gecertificeerd.** Deze rol is meegeteld. Onder dit certificaat kan niets meer worden verkocht.',
      '2 d 2 h',
    ]);
  });

  it('follow French typography', () => {
    for (const text of [...Object.values(verdictTemplates.fr), ...Object.values(headlineTemplates.fr)]) {
      expect(text).to.not.match(/[^\u202f][;!?]|[^\u00a0]:/);
    }
  });

  it('never say valid or verified alone, never exclaim, never speak of a blockchain', () => {
    for (const language of verdictLanguages) {
      const texts = [
        ...Object.values(verdictTemplates[language]),
        ...Object.values(headlineTemplates[language]),
      ];
      for (const text of texts)
        expect(text).to.not.match(
          /\*\*(valid|verified|valide|vérifié|gültig|geprüft|válido|verificado|valido|verificato|geldig|gecontroleerd)\.?\*\*|!|blockchain/i,
        );
    }
  });

  it('leave no brace and close every bold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...verdictKeys),
        fc.constantFrom(...verdictLanguages),
        fc.dictionary(
          fc.constantFrom('issuer', 'date', 'mass', 'x', 'role', 'reason', 'country'),
          fc.string(),
        ),
        (key, language, params) => {
          const text = renderVerdict(key, { ...params, issuer: 'I' }, language);
          expect(renderVerdict(key, {}, language)).to.not.match(/[{}]/);
          expect(text.length).to.be.greaterThan(0);
          expect(renderVerdict(key, {}, language).split('**').length % 2).to.equal(1);
        },
      ),
    );
  });

  it('split into bold and plain', () => {
    expect(boldParts('**A.** b **c**')).to.deep.equal([
      { text: 'A.', bold: true },
      { text: ' b ', bold: false },
      { text: 'c', bold: true },
    ]);
  });

  it('end with the steel itself', () => {
    const closing = { heat: 'M26-0417', mark: 'MSL S355J2+N', pieces: '8', dims: '20 × 2000 × 6000 mm' };
    expect(renderClosing(closing, 'en')).to.equal(
      '**Now look at the steel.** A screen cannot see it. Read the mark: heat **M26-0417**, MSL S355J2+N, 8 pieces of 20 × 2000 × 6000 mm.',
    );
    expect(renderTemplate('{heat} {nothing}', closing, 'en')).to.equal('M26-0417 …');
  });
});

describe('acceptance', () => {
  const of = (...keys: string[]) => acceptanceOf(keys.map((key) => ({ key })));

  it('is no for what speaks against the steel, before what could not be checked', () => {
    expect(of('intact', 'revoked', 'notFetched')).to.equal('no');
    expect(of('intact', 'expired', 'notFetched')).to.equal('no');
    expect(of('intact', 'suspectedClone')).to.equal('no');
  });

  it('is unclear when a check could not be made, when nothing was checked, and for a line that is not known', () => {
    expect(of('intact', 'chainUnreachable')).to.equal('unclear');
    expect(of('historyBehind')).to.equal('unclear');
    expect(of()).to.equal('unclear');
    expect(of('somethingNew')).to.equal('unclear');
  });

  it('is yes when an issuer left the directory since: its certificate stands', () => {
    expect(of('intact', 'issuerRemoved', 'inForce', 'carbonOutOfBand')).to.equal('yes');
  });

  it('says the time between two readings as people do', () => {
    const clone = { placeA: 'NL', placeB: 'TR' };
    const said = (duration: number, language: 'en' | 'fr') =>
      renderVerdict('suspectedClone', { ...clone, duration }, language);
    expect(said(7_800, 'en')).to.include('in Netherlands and Türkiye 2 h 10 min apart.');
    expect(said(180_000, 'fr')).to.include("à Pays-Bas puis à Turquie à 2 j 2 h d'intervalle.");
    expect(said(10, 'en')).to.include(' 1 min apart.');
  });
});

describe('headline', () => {
  it('is the worst of the lines', () => {
    expect(headlineOf([{ key: 'intact' }, { key: 'carbonSelfDeclared' }])).to.deep.equal({
      key: 'clear',
      tone: 'good',
      params: { n: 2, k: 2 },
    });
    expect(headlineOf([{ key: 'intact' }, { key: 'expired' }]).key).to.equal('attention');
    expect(headlineOf([{ key: 'expired' }, { key: 'notFetched' }]).key).to.equal('incomplete');
    expect(headlineOf([{ key: 'notFetched' }, { key: 'revoked' }, { key: 'expired' }]).key).to.equal('stop');
    expect(headlineOf([{ key: 'somethingNew' }]).key).to.equal('incomplete');
    expect(headlineOf([]).key).to.equal('incomplete');
  });

  it('is clear only when every line is good or info', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdictTones), { minLength: 1 }), (tones) => {
        const isClear = tones.every((tone) => tone === 'good' || tone === 'info');
        expect(headlineOfTones(tones).key === 'clear').to.equal(isClear);
        expect(headlineOfTones(tones).key === 'stop').to.equal(tones.includes('bad'));
        expect(headlineOfTones([...tones].reverse())).to.deep.equal(headlineOfTones(tones));
      }),
    );
  });

  it('says how many', () => {
    expect(renderHeadline(headlineOf([{ key: 'intact' }]), 'en')).to.equal('No problem found in 1 checks.');
    expect(renderHeadline(headlineOf([{ key: 'intact' }, { key: 'expired' }]), 'en')).to.equal(
      'Check before you use this steel: 1 point needs your attention.',
    );
    expect(renderHeadline(headlineOf([{ key: 'notFetched' }, { key: 'otherBytes' }]), 'fr')).to.equal(
      "Contrôle incomplet\u00a0: 2 contrôles sur 2 n'ont pas pu être faits.",
    );
    expect(renderHeadline(headlineOf([{ key: 'revoked' }]), 'fr')).to.equal(
      "N'utilisez pas cet acier sur la foi de ce certificat.",
    );
  });

  it('gives every key a tone', () => {
    for (const key of verdictKeys) expect(verdictTones).to.include(toneOf(key));
  });
});
