import { type NumberSet, setOf, toggled } from './numberSet.ts';

/** What the reader points at and has picked, shared by every cell. Points are numbered as in `Points`. */
export class Selection {
  hovered = $state<number | null>(null);
  selected = $state.raw<NumberSet>(setOf());
  /** Whether every other point is faded; only while something is selected. */
  alone = $state(false);
  hiddenClients = $state.raw<NumberSet>(setOf());
  hiddenClasses = $state.raw<NumberSet>(setOf());

  /** Selects these points and no others. */
  select(points: Iterable<number>): void {
    this.selected = setOf(points);
    if (this.selected.size === 0) this.alone = false;
  }

  toggleClient(client: number): void {
    this.hiddenClients = toggled(this.hiddenClients, client);
  }

  toggleClass(label: number): void {
    this.hiddenClasses = toggled(this.hiddenClasses, label);
  }

  /** Takes back every filter; what is selected stays so. */
  showAll(): void {
    this.alone = false;
    this.hiddenClients = this.hiddenClasses = setOf();
  }

  /** Forgets every point and filter: another federation is shown. */
  clear(): void {
    this.hovered = null;
    this.select([]);
    this.showAll();
  }
}
