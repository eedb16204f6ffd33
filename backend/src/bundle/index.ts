export { BundleModule } from './bundle-module.ts';
