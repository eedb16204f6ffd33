// Runs TypeScript with decorator metadata, which Nest's injection reads and Node's own type stripping drops.
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compiledOf } from './register/compiled-files.mjs';
import { traceSources } from './register/trace-sources.mjs';

const isSource = (url) => url.startsWith('file:') && url.endsWith('.ts') && !url.includes('/node_modules/');

registerHooks({
  load(url, context, nextLoad) {
    if (!isSource(url)) return nextLoad(url, context);
    return { format: 'module', source: compiledOf(fileURLToPath(url)), shortCircuit: true };
  },
});
traceSources();
