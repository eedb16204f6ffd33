import { Prisma } from '../../generated/prisma/client.ts';

/** Did the database refuse a row because another one holds the same unique value (Prisma P2002)? */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
