import { expect } from 'chai';
import { clockText, durationText } from './duration.ts';
import { capitalised, certificateType, countryName } from './names.ts';
import { flooredToKilograms, massText } from './mass-text.ts';
import { comparablePerTonneUp, priceText } from './price-text.ts';
import { percentOfBps, percentOfPermille } from './percent.ts';
import { shorten } from './shorten.ts';

describe('formatting', () => {
  it('counts down in minutes and seconds', () => {
    expect(clockText(872)).to.equal('14:32');
    expect(clockText(59.9)).to.equal('0:59');
    expect(clockText(-3)).to.equal('0:00');
  });
  it('names a length of time', () => {
    expect(durationText(259_200)).to.equal('3 days');
    expect(durationText(3_600)).to.equal('1 hour');
    expect(durationText(5_400)).to.equal('90 minutes');
    expect(durationText(45)).to.equal('45 seconds');
  });
  it('writes a price as its vendor quotes it', () => {
    expect(priceText({ minor: '6240', basis: '100kg', currency: 'EUR' })).to.equal('62.40 EUR/100 kg');
    expect(priceText({ minor: '742000000', basis: 'tonne', currency: 'USDC' })).to.equal('742.00 USDC/t');
    expect(priceText({ minor: '131250', basis: 'metre', currency: 'USD' })).to.equal('1,312.50 USD/m');
  });
  it('compares prices to the cent, rounded up', () => {
    expect(comparablePerTonneUp('1020515268')).to.equal(1_020_520_000n);
    expect(comparablePerTonneUp('742000000')).to.equal(742_000_000n);
  });
  it('writes fractions as per cent', () => {
    expect(percentOfBps(150)).to.equal('1.5');
    expect(percentOfBps(5)).to.equal('0.05');
    expect(percentOfPermille(200)).to.equal('20');
    expect(percentOfPermille(55)).to.equal('5.5');
  });
  it('writes masses exactly, and floors what is available', () => {
    expect(massText('4982000', 't')).to.equal('4.982');
    expect(massText('25367500', 't')).to.equal('25.3675');
    expect(massText(flooredToKilograms(25_367_500n), 't')).to.equal('25.367');
    expect(massText('4982000', 'kg')).to.equal('4,982');
  });
  it('names countries, types and forms', () => {
    expect(countryName('LU')).to.equal('Luxembourg');
    expect(countryName('?')).to.equal('?');
    expect(certificateType(31)).to.equal('3.1');
    expect(capitalised('rebar')).to.equal('Rebar');
  });
  it('shortens in the middle and leaves short values whole', () => {
    expect(shorten('0x5FbDB2315678afecb367f032d93F642f64180aa3')).to.equal('0x5FbD…0aa3');
    expect(shorten('0x12345678')).to.equal('0x12345678');
  });
});
