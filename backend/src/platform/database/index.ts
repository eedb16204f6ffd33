export { databaseAway, databaseTroubleOf } from './database-trouble.ts';
export { withEffectNote } from './effect-notes.ts';
export { isUniqueViolation } from './is-unique-violation.ts';
export { newId } from './new-id.ts';
export { PrismaService } from './prisma-service.ts';
export type { Tx } from './prisma-service.ts';
export { applyMigrations } from './apply-migrations.ts';
