export { API_VERSION, buildOpenApi } from './build-openapi.ts';
export { OpenApiModule } from './openapi-module.ts';
