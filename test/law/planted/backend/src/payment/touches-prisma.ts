export { PrismaClient } from '../generated/client.ts';
