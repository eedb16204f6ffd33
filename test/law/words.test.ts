import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { LANGUAGES, readCatalogue, readMessage, typographyFaults } from './words.ts';
import { findWordUses } from './word-uses.ts';

const english = readCatalogue('en');

const sources = globSync('web/{src,.storybook}/**/*.{ts,tsx}')
  .filter((path) => !/\.test\.tsx?$|words\/catalogue\//.test(path))
  .map((path) => path.replaceAll('\\', '/'));
const uses = sources.flatMap((path) => findWordUses(path, readFileSync(path, 'utf8')));

describe('the words of the pages', function () {
  // Every key against every use.
  this.timeout(30_000);
  for (const language of LANGUAGES) {
    it(`are complete in ${language}, and are given the same`, () => {
      const catalogue = readCatalogue(language);
      const faults: string[] = [];
      for (const key of english.keys()) if (!catalogue.has(key)) faults.push(`${key}: missing`);
      for (const [key, text] of catalogue) {
        const measure = english.get(key);
        if (measure === undefined) faults.push(`${key}: not in English`);
        else if (text.trim() === '') faults.push(`${key}: empty`);
        else {
          const wanted = [...readMessage(measure).names].sort().join(', ');
          const given = [...readMessage(text).names].sort().join(', ');
          if (wanted !== given) faults.push(`${key}: takes "${given}", in English "${wanted}"`);
        }
      }
      expect(faults).to.deep.equal([]);
    });

    it(`keep to the typography of ${language}`, () => {
      const faults = [...readCatalogue(language)].flatMap(([key, text]) =>
        typographyFaults(language, readMessage(text)).map((fault) => `${key}: ${fault} in "${text}"`),
      );
      expect(faults).to.deep.equal([]);
    });
  }

  it('are there wherever a page uses one', () => {
    const keys = [...english.keys()];
    const faults = uses
      .filter((use) => !keys.some((key) => use.keys.test(key)))
      .map(({ place, text }) => `${place}: ${text}`);
    expect(uses.length).to.be.greaterThan(50);
    expect(faults).to.deep.equal([]);
  });

  it('are all used', () => {
    // Most uses are of a word that others use too.
    const patterns = [...new Map(uses.map(({ keys }) => [keys.source, keys])).values()];
    const unused = [...english.keys()].filter((key) => !patterns.some((keys) => keys.test(key)));
    expect(unused).to.deep.equal([]);
  });

  it('are given what they want', () => {
    const faults = uses.flatMap(({ place, keys, text, given }) => {
      if (given === undefined) return [];
      const [message, another] = [...english].filter(([key]) => keys.test(key)).map(([, said]) => said);
      // Which of several messages it is, only the running page knows.
      if (message === undefined || another !== undefined) return [];
      const missing = [...readMessage(message).names].filter((name) => !given.has(name));
      return missing.length === 0 ? [] : [`${place}: ${text} wants ${missing.join(', ')}`];
    });
    expect(faults).to.deep.equal([]);
  });
});

describe('reading words', () => {
  it('reads what a message is given, and its text', () => {
    const message = readMessage('{count, plural, one {# ligne} other {# lignes}} de <b>{name}</b>');
    expect([...message.args]).to.deep.equal(['count plural', 'b tag', 'name']);
    expect(message.texts).to.deep.equal([' ligne', ' lignes', ' de ']);
  });

  it('knows French spaces', () => {
    const faults = (text: string) => typographyFaults('fr', readMessage(text));
    expect(faults('Réessayez ; sinon, signalez-le à 14:02.')).to.deep.equal(['no U+202F before ; ! ?']);
    expect(faults('Étape 2\u00a0: prêt\u202f?')).to.deep.equal([]);
    expect(faults('Étape 2 : « prêt »')).to.deep.equal(['no U+00A0 before :', 'no U+00A0 inside « »']);
    expect(typographyFaults('nl', readMessage("pagina's…"))).to.deep.equal(['a straight apostrophe']);
  });

  it('finds uses through scopes, promises, templates, branches and types', () => {
    const source = `
      async function Page() {
        const [t, answer] = await Promise.all([getTranslations('order'), read()]);
        t('title', { name }); t.rich(\`state.\${answer.state}\`, values); t(isNew ? 'a' : 'b.c');
      }
      type T = Translate<'lot.list'>;
      const label = (t: T) => t('caption');
      function Other() { const say = useTranslations('ui'); return say(key); }
      const keys = ['undo', 'close'];
      function Island() { const t = useTranslations(); t('ui.busy'); other('nothing'); }
      function Part({ of }) { const t = useTranslations(\`lot.\${of}.row\`); t('name'); }`;
    const found = findWordUses('page.tsx', source);
    const matched = (key: string) => found.filter((use) => use.keys.test(key)).map(({ place }) => place);
    expect(matched('order.title')).to.deep.equal(['page.tsx:4']);
    expect(found[0]?.given).to.deep.equal(new Set(['name']));
    expect(matched('order.state.paid')).to.deep.equal(['page.tsx:4']);
    expect(matched('order.b.c')).to.deep.equal(['page.tsx:4']);
    expect(matched('order.c')).to.deep.equal([]);
    expect(matched('lot.list.caption')).to.deep.equal(['page.tsx:7']);
    expect(matched('ui.undo')).to.deep.equal(['page.tsx:8']);
    expect(matched('ui.other')).to.deep.equal([]);
    expect(matched('ui.busy')).to.deep.equal(['page.tsx:10']);
    expect(matched('lot.cut.row.name')).to.deep.equal(['page.tsx:11']);
    expect(matched('lot.row.name')).to.deep.equal([]);
    expect(found).to.have.length(7);
  });
});
