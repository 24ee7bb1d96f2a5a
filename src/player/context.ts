import { createContext } from 'svelte';
import type { Watched } from './watched.svelte.ts';

/** The playback that the components around here show; set once, by the player. */
export const [watched, provideWatched] = createContext<Watched>();
