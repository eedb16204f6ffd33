import { expect } from 'chai';
import { certificateType } from './certificate-type.ts';
import { comparablePerTonneUp } from './comparable-price.ts';
import { flooredToKilograms } from './floored-mass.ts';
import { formatsFor } from './formats.ts';
import { shorten } from './shorten.ts';

const [en, fr, de] = [formatsFor('en'), formatsFor('fr'), formatsFor('de')];

describe('formatting', () => {
  it('names a length of time in its largest whole unit', () => {
    expect(en.duration(259_200)).to.equal('3 days');
    expect(en.duration(3_600)).to.equal('1 hour');
    expect(en.duration(5_400)).to.equal('90 minutes');
    expect(fr.duration(259_200)).to.equal('3\u00a0jours');
    expect(de.duration(45)).to.equal('45 Sekunden');
  });
  it('writes a price as its vendor quotes it', () => {
    const price = { minor: '131250', basis: 'piece', currency: 'USD' } as const;
    expect(en.price(price)).to.equal('1,312.50 USD/piece');
    expect(fr.price(price)).to.equal('1\u202f312,50 USD/pièce');
    expect(de.price({ minor: '742000000', basis: 'tonne', currency: 'USDC' })).to.equal('742,00 USDC/t');
  });
  it('keeps every base unit of an amount, and one precision where a column wants it', () => {
    expect(en.amount('1020515268', 'USDC')).to.equal('1,020.515268');
    expect(en.amountFull('742000000', 'USDC')).to.equal('742.000000');
    expect(de.money('-358704', 'EUR')).to.equal('\u22123.587,04\u00a0EUR');
  });
  it('compares prices to the cent, rounded up', () => {
    expect(comparablePerTonneUp('1020515268')).to.equal(1_020_520_000n);
    expect(comparablePerTonneUp('742000000')).to.equal(742_000_000n);
  });
  it('writes fractions as per cent', () => {
    expect(en.percentOfBps(150)).to.equal('1.5');
    expect(de.percentOfBps(5)).to.equal('0,05');
    expect(en.percentOfPermille(200)).to.equal('20');
    expect(fr.percentOfPermille(55)).to.equal('5,5');
  });
  it('writes masses exactly, and floors what is available', () => {
    expect(en.mass('4982000', 't')).to.equal('4.982');
    expect(de.mass('25367500', 't')).to.equal('25,3675');
    expect(en.mass(flooredToKilograms(25_367_500n), 't')).to.equal('25.367');
    expect(fr.mass('4982000', 'kg')).to.equal('4\u202f982');
  });
  it('writes days and instants in UTC, and names countries', () => {
    expect(en.instant('2026-11-23T14:02:11Z')).to.equal('Mon 23 Nov 2026, 14:02\u00a0UTC');
    expect(en.day('2026-11-23T23:59:59Z')).to.equal('Mon 23 Nov 2026');
    expect(de.country('LU')).to.equal('Luxemburg');
    expect(en.country('?')).to.equal('?');
    expect(certificateType(31)).to.equal('3.1');
  });
  it('shortens in the middle and leaves short values whole', () => {
    expect(shorten('0x5FbDB2315678afecb367f032d93F642f64180aa3')).to.equal('0x5FbD…0aa3');
    expect(shorten('0x12345678')).to.equal('0x12345678');
  });
});
