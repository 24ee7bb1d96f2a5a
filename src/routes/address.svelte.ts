import { afterNavigate, replaceState } from '$app/navigation';

/** The fragment of the page's address: read when it changes, written when the notebook changes. */
export class Address {
  fragment = $state('');
  /** The router can be asked to change the address. */
  #opened = $state(false);

  constructor() {
    afterNavigate(() => {
      this.fragment = location.hash;
      this.#opened = true;
    });
  }

  /** The address was changed by hand, or by a link within the page. */
  changed(): void {
    this.fragment = location.hash;
  }

  write(fragment: string): void {
    if (!this.#opened || location.hash.slice(1) === fragment) return;
    // Only the fragment changes: there is no route to resolve.
    // eslint-disable-next-line svelte/no-navigation-without-resolve
    replaceState(fragment ? `#${fragment}` : location.pathname + location.search, {});
  }
}
