export { SettlementModule } from './settlement-module.ts';
