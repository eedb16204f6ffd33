export { Config, readConfig } from './config.ts';
export type { Settings } from './config.ts';
export type { SettlementSettings } from './settlement-settings.ts';
