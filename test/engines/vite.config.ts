import { defineConfig } from 'vite';
import { pageAndPrograms } from '../browser/builds.ts';

export default defineConfig(pageAndPrograms(import.meta.dirname, ['engines.ts', 'node.run.ts']));
