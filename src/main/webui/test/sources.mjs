import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Loads TypeScript modules as they are in the sources: `const [{ Ledger }] = await sources('/shared/ledger.ts')`. */
export async function sources(...modules) {
  const server = await createServer({ configFile: false, root, logLevel: 'error', server: { middlewareMode: true, ws: false }, appType: 'custom', optimizeDeps: { noDiscovery: true } });
  try {
    return await Promise.all(modules.map((module) => server.ssrLoadModule(module)));
  } finally {
    await server.close();
  }
}
