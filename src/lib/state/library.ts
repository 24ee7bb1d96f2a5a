import { createStore, del, get, promisifyRequest, values } from 'idb-keyval';
import { readSaved, type Saved } from '#lib/notebook/saved.ts';

/** The notebooks that are kept on this device. Every promise rejects with the browser's reason where nothing may be stored. */
export interface Library {
  /** Null if there is none of this name, or none that can be read. */
  load(id: string): Promise<Saved | null>;
  /** Rejects with what is wrong if it could not be read again. */
  save(notebook: Saved): Promise<void>;
  remove(id: string): Promise<void>;
  /** Every one that can be read, the one that was saved last first. */
  list(): Promise<Saved[]>;
}

/** The library of this browser: an IndexedDB database, opened when it is first used. */
export function deviceLibrary(): Library {
  let opened: ReturnType<typeof createStore> | undefined;
  const store = () => (opened ??= createStore('skewscope', 'notebooks'));
  return {
    load: async (id) => readable(await get<unknown>(id, store())),
    async save(notebook) {
      const { problem } = readSaved(notebook);
      if (problem !== null) throw new Error(problem);
      await store()('readwrite', (notebooks) => {
        notebooks.put(notebook, notebook.id);
        // Without it, what is written while the page is left may be given up.
        notebooks.transaction.commit();
        return promisifyRequest(notebooks.transaction);
      });
    },
    remove: (id) => del(id, store()),
    async list() {
      const all = (await values<unknown>(store())).flatMap((value) => readable(value) ?? []);
      return all.sort((a, b) => b.saved - a.saved);
    },
  };
}

function readable(value: unknown): Saved | null {
  return value === undefined ? null : readSaved(value).saved;
}
