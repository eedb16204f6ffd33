export { PassportModule } from './passport-module.ts';
export { Passports } from './passports.ts';
export type { NamedCredential } from './passports.ts';
