import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { assemblyscript } from './vite/assemblyscript.ts';

export default defineConfig({
  plugins: [
    assemblyscript(),
    sveltekit({
      adapter: adapter({ pages: 'build/site', assets: 'build/site' }),
    }),
  ],
  worker: { format: 'es', plugins: () => [assemblyscript()] },
});
