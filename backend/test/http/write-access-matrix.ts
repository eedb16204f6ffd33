import { ModulesContainer } from '@nestjs/core';
import { listRoutes } from '../../src/platform/http/index.ts';
import { writeTable } from './access-table.ts';
import { openApp } from './open-app.ts';

// Run by name, never with the rest. What differs afterwards is what everybody may do: read it before it is committed.
it('writes access-matrix.json as the routes are declared', async () => {
  const test = await openApp();
  writeTable(listRoutes(test.app.get(ModulesContainer)));
  await test.close();
});
