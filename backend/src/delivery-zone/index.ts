export { tariffOfTerms, termsOfTariff } from './tariff-of-terms.ts';
