import { readFileSync, writeFileSync } from 'node:fs';
import {
  headlineTemplates,
  renderTemplate,
  renderVerdict,
  verdictKeys,
  verdictLanguages,
  toneOf,
} from '@topsteel/domain/verdict';
import { expect } from 'chai';

/** One value for each parameter that a sentence may hold, raw as the register gives it. */
const params = {
  ...{ issuer: 'Aciéries de Lorraine', org: 'Aciéries de Lorraine', mill: 'Aciéries de Lorraine' },
  ...{ accreditor: 'Bureau Fer', verifier: 'Bureau Carbone', role: 'mill', type: '3.1', reason: 4 },
  ...{ date: 1_793_865_600, from: 1_793_865_600, to: 1_795_435_200, time: 1_795_435_200 },
  ...{ lastTime: 1_795_348_800, certNo: 'ADL-26-0417', fields: 'C, Mn', names: 'ADL-26-0417' },
  ...{ grade: 'S355J2+N', norm: 'EN 10025-2', property: 'Rm', value: '456.5 MPa', limit: '470 MPa' },
  ...{ list: 'KV', mass: '4982000', certified: '96200000', left: '40000000', used: '97000000' },
  ...{ placeA: 'NL', placeB: 'TR', duration: 7_800, country: 'FR', route: 'BF-BOF', steps: 2 },
  ...{ heats: '482911', x: '1850', y: '9216700', low: '1700', high: '2400', method: 'EN 15804' },
  ...{ boundary: 'A1-A3', cn: '7208', what: 'proof.json', chain: 1, host: 'steel.example' },
  ...{ form: 'topsteel/object-evidence/2', figure: 'capturable', acts: '3000000', held: '0', token: 'USDC' },
  ...{ authorized: '5880000000', captured: '5600000000', returned: '280000000', refunded: '0', open: '0' },
  ...{ issued: '5000000000', active: '3000000000', retired: '1500000000', cancelled: '500000000' },
  ...{ account: '0x70', block: '1200', hash: '0xab', register: 'node.example', n: 14, m: 15, k: 2 },
} as const;

const shots = new URL('verdict-lines.snapshot.txt', import.meta.url);

/** Every sentence of a verification in every language, as a reader reads it: one file to read by eye. */
function allLines(): string {
  return verdictLanguages
    .flatMap((language) => [
      `# ${language}`,
      ...Object.entries(headlineTemplates[language]).map(
        ([key, template]) =>
          `${key} = ${renderTemplate(template, { ...params, heat: '482911', mark: 'ADL', pieces: '8', dims: '20 mm' }, language)}`,
      ),
      ...verdictKeys.map((key) => `${key} (${toneOf(key)}) = ${renderVerdict(key, params, language)}`),
      '',
    ])
    .join('\n');
}

describe('verdict lines in six languages', () => {
  it('read as they were read by eye; UPDATE_SNAPSHOTS=1 writes them anew', () => {
    const lines = allLines();
    if (process.env['UPDATE_SNAPSHOTS'] === '1') writeFileSync(shots, lines);
    expect(lines).to.equal(readFileSync(shots, 'utf8'));
  });

  it('leave no brace and no ellipsis', () => {
    expect(allLines()).to.not.match(/[{}…]/);
  });

  it('differ from English in every other language', () => {
    for (const language of verdictLanguages.filter((each) => each !== 'en'))
      for (const key of verdictKeys)
        expect(renderVerdict(key, params, language), `${language} ${key}`).to.not.equal(
          renderVerdict(key, params, 'en'),
        );
  });
});
