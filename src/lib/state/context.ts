import { createContext } from 'svelte';
import type { OpenNotebook } from './openNotebook.svelte.ts';

/** The notebook that the cells around here belong to; set once, by its page. */
export const [openNotebook, provideNotebook] = createContext<OpenNotebook>();
