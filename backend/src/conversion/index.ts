export { ConversionModule } from './conversion-module.ts';
export { noteBelowZero, noteCovered } from './note-below-zero.ts';
export { presentRates } from './present-conversion.ts';
