import { expect } from 'chai';
import {
  applicationIdentifier,
  applicationIdentifiers,
  associationFault,
  valueFault,
} from './application-identifiers.ts';

const faultOf = (ai: string, value: string): string => {
  const identifier = applicationIdentifier(ai);
  return identifier ? (valueFault(identifier, value) ?? 'fits') : 'unassigned';
};

describe('Application Identifiers', () => {
  it('are 541, of which 16 are primary keys of Digital Links', () => {
    const all = applicationIdentifiers();
    expect(all.length).to.equal(541);
    expect(all.filter((each) => each.qualifierSequences).map(({ ai }) => ai)).to.deep.equal([
      ...['00', '01', '253', '255', '401', '402', '414', '415', '417'],
      ...['8003', '8004', '8006', '8010', '8013', '8017', '8018'],
    ]);
    expect(applicationIdentifier('3103')).to.deep.include({ hasPredefinedLength: true, isAttribute: true });
    expect(applicationIdentifier('21')).to.deep.include({ hasPredefinedLength: false, isAttribute: false });
    expect(applicationIdentifier('89')).to.equal(undefined);
  });

  it('hold what their format says, and name what is wrong', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['01', '09520123456788', 'fits'],
      ['01', '09520123456789', 'the check digit of AI 01 is wrong'],
      ['01', '0952012345678', 'the value of AI 01 is too short'],
      ['10', 'A'.repeat(21), 'the value of AI 10 is too long'],
      ['10', 'H 4711', 'the value of AI 10 holds a character that is not allowed there'],
      ['11', '260300', 'fits'],
      ['11', '261332', 'the value of AI 11 is not a date (YYMMDD)'],
      ['17', '250229', 'the value of AI 17 is not a date (YYMMDD)'],
      ['17', '240229', 'fits'],
      ['253', '4012345000054PO-7', 'fits'],
      ['3912', '978100', 'fits'],
      ['3912', '000100', 'the value of AI 3912 is not a currency number (ISO 4217)'],
      ['401', 'AB123', 'the value of AI 401 does not begin with a GS1 company prefix'],
      ['422', '056', 'fits'],
      ['422', '057', 'the value of AI 422 is not a country number (ISO 3166)'],
      ['423', '056276', 'fits'],
      ['4307', 'LU', 'fits'],
      ['4307', 'LX', 'the value of AI 4307 is not a country code (ISO 3166)'],
      ['4309', '18000000013600000000', 'the value of AI 4309 is not a latitude'],
      [
        '4302',
        'Rue%20de%2',
        'the value of AI 4302 has a percent sign that is not followed by two hexadecimal digits',
      ],
      ['4324', '2603012400', 'the value of AI 4324 is not a time (HHMM)'],
      ['4331', '000123-', 'fits'],
      ['7040', '1A23', 'fits'],
      ['7258', '3/2', 'the value of AI 7258 is not a position in a sequence'],
      ['8003', '04012345000221ABC', 'fits'],
      ['8006', '040123451234560102', 'fits'],
      ['8006', '040123451234560302', 'the value of AI 8006 is not a piece of a total'],
      ['8007', 'LU280019400644750000', 'fits'],
      ['8007', 'LU290019400644750000', 'the value of AI 8007 is not an IBAN'],
      ['8010', '4012345AB#12', 'fits'],
      ['8011', '012', 'the value of AI 8011 begins with 0'],
      // General Specifications, the example of section 7.9.5.
      ['8013', '1987654Ad4X4bL5ttr2310c2K', 'fits'],
      ['8013', '1987654Ad4X4bL5ttr2310cXK', 'the check characters of AI 8013 are wrong'],
      ['8112', '009520123123450601234', 'fits'],
      ['8112', '00952012312345060123', 'the value of AI 8112 is not a positive offer file'],
    ];
    for (const [ai, value, expected] of cases)
      expect(faultOf(ai, value), `(${ai})${value}`).to.equal(expected);
  });

  it('need or exclude each other', () => {
    expect(associationFault(['01', '10', '21', '3103', '422'])).to.equal(undefined);
    expect(associationFault(['02'])).to.equal('AI 02 needs AI 37 with it');
    expect(associationFault(['00', '02', '37'])).to.equal(undefined);
    expect(associationFault(['01', '37'])).to.equal('AI 01 and AI 37 exclude each other');
    expect(associationFault(['01', '3103', '3102'])).to.equal('AI 3103 and AI 310n exclude each other');
    expect(associationFault(['01', '250'])).to.equal(
      'AI 250 needs AI 01 and 21, or 03 and 21, or 8006 and 21 with it',
    );
    expect(associationFault(['01', '3922', '3103'])).to.equal(undefined);
  });
});
