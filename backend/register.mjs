// Runs TypeScript with decorator metadata, which Nest's injection reads and Node's own type stripping drops.
import { fileURLToPath } from 'node:url';

process.env.SWC_NODE_PROJECT = fileURLToPath(new URL('./tsconfig.json', import.meta.url));
await import('@swc-node/register/esm-register');
