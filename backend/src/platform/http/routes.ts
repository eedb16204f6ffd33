import { RequestMethod, type Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { OPERATION, type OperationSpec } from './operation.ts';

/** One route as Nest serves it; `spec` is undefined when its author forgot to declare who may use it. */
export interface RouteEntry {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'options' | 'all';
  /** Path with `{name}` parameters, e.g. `/v2/lots/{id}`. */
  path: string;
  handler: string;
  spec: OperationSpec | undefined;
}

const methods: Partial<Record<RequestMethod, RouteEntry['method']>> = {
  [RequestMethod.GET]: 'get',
  [RequestMethod.POST]: 'post',
  [RequestMethod.PUT]: 'put',
  [RequestMethod.PATCH]: 'patch',
  [RequestMethod.DELETE]: 'delete',
  [RequestMethod.OPTIONS]: 'options',
};

/** Walks every controller of the application, in a stable order. */
export function listRoutes(modules: ModulesContainer): RouteEntry[] {
  const scanner = new MetadataScanner();
  const routes: RouteEntry[] = [];
  for (const module of modules.values()) {
    for (const { metatype } of module.controllers.values()) {
      if (metatype) routes.push(...routesOf(metatype as Type, scanner));
    }
  }
  return routes.sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

function routesOf(controller: Type, scanner: MetadataScanner): RouteEntry[] {
  const prototype = controller.prototype as Record<string, object>;
  const base = text(metadata('path', controller));
  return scanner.getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method = handler && (metadata('method', handler) as RequestMethod | undefined);
    if (handler === undefined || method === undefined) return [];
    const path = `/${base}/${text(metadata('path', handler))}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
    return [
      {
        method: methods[method] ?? 'all',
        path: path.replace(/:(\w+)/g, '{$1}'),
        handler: `${controller.name}.${name}`,
        spec: metadata(OPERATION, handler) as OperationSpec | undefined,
      },
    ];
  });
}

const metadata = (key: string, target: object): unknown => Reflect.getMetadata(key, target);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
