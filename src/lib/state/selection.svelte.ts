import { type NumberSet, setOf, toggled } from './numberSet.ts';

/** What the reader points at and has picked, shared by every cell. Points are numbered as in `Points`. */
export class Selection {
  hovered = $state<number | null>(null);
  selected = $state.raw<NumberSet>(setOf());
  hiddenClients = $state.raw<NumberSet>(setOf());
  hiddenClasses = $state.raw<NumberSet>(setOf());

  toggleClient(client: number): void {
    this.hiddenClients = toggled(this.hiddenClients, client);
  }

  toggleClass(label: number): void {
    this.hiddenClasses = toggled(this.hiddenClasses, label);
  }

  showAll(): void {
    this.hiddenClients = this.hiddenClasses = setOf();
  }

  /** Forgets every point and filter: another federation is shown. */
  clear(): void {
    this.hovered = null;
    this.selected = setOf();
    this.showAll();
  }
}
