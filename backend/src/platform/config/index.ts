export { Config, readConfig, secretSettings, settingNames } from './config.ts';
export type { Settings } from './config.ts';
export type { PayoutSettings } from './payout-settings.ts';
export type { SettlementSettings } from './settlement-settings.ts';
export type { BusinessSettings, CommerceSettings, RailSettings, StripeSettings } from './rail-settings.ts';
export type { BankSettings } from './bank-settings.ts';
export type { IdentitySettings } from './identity-settings.ts';
