export { abilityOf, requireAbility } from './ability-of.ts';
export { abilityTable } from './ability-table.ts';
export type { Action, Subject } from './ability-table.ts';
export { PolicyModule } from './policy-module.ts';
