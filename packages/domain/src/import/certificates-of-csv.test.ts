import { expect } from 'chai';
import { assessCertificate } from '../conformance/index.ts';
import { readCertificate } from '../en10168/index.ts';
import { certificatesOfCsv, csvColumns, csvTemplate, quoted } from './index.ts';

const orne = { name: "Aciéries du Val d'Orne SAS", vat: 'FR66999000011' };
const header = csvColumns.map(({ name }) => name);
const example = csvColumns.map(({ example }) => example);
const without = (name: string) => (fields: string[]) => fields.filter((_, index) => header[index] !== name);
const withValue = (name: string, value: string) =>
  example.map((field, index) => (header[index] === name ? value : field));

describe('certificatesOfCsv', () => {
  it('makes of the template a certificate that reads and conforms', () => {
    const { certificates, findings } = certificatesOfCsv([header, example], orne);
    expect(findings).to.deep.equal([]);
    expect(certificates.map(({ line, number }) => [line, number])).to.deep.equal([[2, 'AVO-2026-11873']]);
    const read = readCertificate(certificates[0]?.document);
    expect(read.findings.filter(({ severity }) => severity !== 'info')).to.deep.equal([]);
    expect(read.certificate).to.deep.include({
      documentNumber: 'AVO-2026-11873',
      type: '3.1',
      heatNumbers: ['F26-41873'],
      batchIdentifications: ['41873-01', '41873-02'],
      massGrams: 56_480_000n,
      gtin: '09521001001014',
      countryOfMelt: 'FR',
    });
    expect(read.certificate?.issuer).to.include({ name: orne.name, vat: orne.vat });
    expect(read.certificate && assessCertificate(read.certificate).verdict).to.equal('conforms');
  });

  it('reads one value a line to the same document as one certificate a line', () => {
    const values = header.flatMap((name, index) =>
      name === 'number' || example[index] === '' ? [] : [['AVO-2026-11873', name, example[index] ?? '']],
    );
    const long = certificatesOfCsv([['number', 'item', 'value'], ...values.reverse()], orne);
    const wide = certificatesOfCsv([header, example], orne);
    expect(long.certificates[0]?.document).to.deep.equal(wide.certificates[0]?.document);
  });

  it('leaves no value out in silence: one without a certificate or an item is named', () => {
    const { certificates, findings } = certificatesOfCsv(
      [
        ['number', 'item', 'value'],
        ['', '', '0.165'],
      ],
      orne,
    );
    expect(certificates).to.deep.equal([]);
    expect(findings[0]).to.include({ code: 'csv-column-unknown', line: 2, column: '' });
    expect(findings[1]).to.include({ code: 'csv-value-missing', line: 2, column: 'number' });
  });

  it('takes the names in any letter case and the columns in any order', () => {
    const shouting = header.map((name) => name.toUpperCase()).reverse();
    const { certificates } = certificatesOfCsv([shouting, [...example].reverse()], orne);
    expect(certificates[0]?.document).to.deep.equal(
      certificatesOfCsv([header, example], orne).certificates[0]?.document,
    );
  });

  it('names the column that is missing and reads nothing', () => {
    const { certificates, findings } = certificatesOfCsv(
      [without('heat')([...header]), without('heat')([...example])],
      orne,
    );
    expect(certificates).to.deep.equal([]);
    expect(findings).to.deep.equal([
      {
        code: 'csv-column-missing',
        severity: 'error',
        line: 1,
        column: 'heat',
        message: 'The column heat is missing. Add it; the template has every column.',
      },
    ]);
  });

  it('names the line whose value is missing and reads the others', () => {
    const { certificates, findings } = certificatesOfCsv(
      [header, withValue('mass_kg', ' '), withValue('number', 'AVO-2026-11874')],
      orne,
    );
    expect(certificates.map(({ line, number }) => [line, number])).to.deep.equal([[3, 'AVO-2026-11874']]);
    expect(findings.map(({ line, column, message }) => [line, column, message])).to.deep.equal([
      [2, 'mass_kg', 'Line 2 (AVO-2026-11873) has no mass_kg. Fill it in and upload the file again.'],
    ]);
  });

  it('says which column it does not read, and refuses one that is there twice', () => {
    const odd = certificatesOfCsv(
      [
        [...header, 'shipper'],
        [...example, 'Adda'],
      ],
      orne,
    );
    expect([odd.certificates.length, odd.findings[0]?.code, odd.findings[0]?.column]).to.deep.equal([
      1,
      'csv-column-unknown',
      'shipper',
    ]);
    const twice = certificatesOfCsv(
      [
        [...header, 'Heat'],
        [...example, 'X'],
      ],
      orne,
    );
    expect([twice.certificates.length, twice.findings[0]?.code]).to.deep.equal([0, 'csv-column-twice']);
  });

  it('is not led astray by names of the language itself', () => {
    const { certificates, findings } = certificatesOfCsv(
      [
        [...header, '__proto__', 'constructor'],
        [...example, 'a', 'b'],
      ],
      orne,
    );
    expect(certificates).to.have.length(1);
    expect(findings.map(({ code }) => code)).to.deep.equal(['csv-column-unknown', 'csv-column-unknown']);
  });

  it('says that a file is empty', () => {
    expect(certificatesOfCsv([], orne).findings[0]?.code).to.equal('csv-empty');
    expect(certificatesOfCsv([header, ['', ' ']], orne).findings[0]?.code).to.equal('csv-empty');
  });
});

describe('csvTemplate', () => {
  it('has one name a column and one example below', () => {
    const [names, values, end] = csvTemplate().split('\n');
    expect(names?.split(',')).to.deep.equal(header);
    expect(values).to.include('"41873-01;41873-02"');
    expect(end).to.equal('');
  });

  it('keeps a spreadsheet from calculating', () => {
    expect(['=1+1', '+x', '-cmd', '-20 °C', '@a', 'a"b,c'].map(quoted)).to.deep.equal([
      "'=1+1",
      "'+x",
      "'-cmd",
      '-20 °C',
      "'@a",
      '"a""b,c"',
    ]);
  });
});
