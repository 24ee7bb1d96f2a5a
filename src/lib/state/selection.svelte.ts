/** What the reader points at and has picked, shared by every cell. Points are numbered as in `Points`. */
export class Selection {
  hovered = $state<number | null>(null);
  selected = $state.raw<ReadonlySet<number>>(new Set());
  hiddenClients = $state.raw<ReadonlySet<number>>(new Set());
  hiddenClasses = $state.raw<ReadonlySet<number>>(new Set());

  toggleClient(client: number): void {
    this.hiddenClients = toggled(this.hiddenClients, client);
  }

  toggleClass(label: number): void {
    this.hiddenClasses = toggled(this.hiddenClasses, label);
  }

  showAll(): void {
    this.hiddenClients = this.hiddenClasses = new Set();
  }

  /** Forgets every point and filter: another federation is shown. */
  clear(): void {
    this.hovered = null;
    this.selected = new Set();
    this.showAll();
  }
}

function toggled(set: ReadonlySet<number>, member: number): ReadonlySet<number> {
  const changed = new Set(set);
  if (!changed.delete(member)) changed.add(member);
  return changed;
}
