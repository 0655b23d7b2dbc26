import { buildElectron, buildRenderer } from './build-steps.ts';

await buildRenderer();
await buildElectron();
console.log('Built out/renderer, out/main and out/preload.');
