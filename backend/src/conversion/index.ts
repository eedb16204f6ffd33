export { ConversionModule } from './conversion-module.ts';
export { noteBelowZero, noteCovered } from './note-below-zero.ts';
export { ownAccounts } from './own-accounts.ts';
export { presentRates } from './present-conversion.ts';
