import { mount } from 'svelte';
import { type StoredPlayback, unpackPlayback } from '#lib/recording/playback.ts';
import { PROOF_ID, RUN_ID } from '#lib/recording/playbackPage.ts';
import '../app.css';
import Empty from './Empty.svelte';
import Player from './Player.svelte';

const target = document.getElementById('player')!;
try {
  const playback = unpackPlayback(JSON.parse(textOf(RUN_ID)) as StoredPlayback);
  mount(Player, { target, props: { playback, proof: textOf(PROOF_ID), file: fileName() } });
} catch (error) {
  document.title = 'Skewscope: no run to play';
  target.replaceChildren();
  mount(Empty, { target, props: { why: (error as Error).message } });
}

/** The text of an element of the file's data. */
function textOf(id: string): string {
  const text = document.getElementById(id)?.textContent;
  if (text) return text;
  throw new Error(`${id}: there is no such element`);
}

/** What the file is called here, if it has a name. */
function fileName(): string {
  const name = decodeURIComponent(location.pathname).split('/').at(-1) ?? '';
  return /\.html?$/i.test(name) ? name : 'FILE.html';
}
