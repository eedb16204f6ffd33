export { GraphModule } from './graph-module.ts';
export { graphSchema } from './graph-schema.ts';
