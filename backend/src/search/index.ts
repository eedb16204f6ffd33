export { rebuildSearch, refreshSearch } from './refresh-search.ts';
export { SearchModule } from './search-module.ts';
