import { coverage, ink, type Nib, type Spot } from './draw/ink.ts';

const remembered = 50;

/** A drawing under way: its pixels, and how they were before each stroke. */
export class Sketch {
  /** [side, side], 0 paper and 255 ink; never written to. */
  pixels = $state.raw<Uint8Array>(new Uint8Array(0));
  /** The last drawings before a stroke, oldest first. */
  #past = $state.raw<readonly Uint8Array[]>([]);
  #side = 0;

  get isEmpty(): boolean {
    return coverage(this.pixels) === 0;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** Takes a drawing over, without strokes to undo; one of another size, or none, is empty. */
  set(image: Uint8Array | undefined, side: number): void {
    this.#side = side;
    this.pixels = image?.length === side * side ? image.slice() : new Uint8Array(side * side);
    this.#past = [];
  }

  /** What follows, up to the next call, is one stroke. */
  begin(): void {
    this.#past = [...this.#past, this.pixels].slice(-remembered);
  }

  line(from: Spot, to: Spot, nib: Nib): void {
    const next = this.pixels.slice();
    if (ink(next, this.#side, from, to, nib)) this.pixels = next;
  }

  clear(): void {
    this.begin();
    this.pixels = new Uint8Array(this.#side * this.#side);
  }

  /** Back to before the last stroke; nothing happens without one. */
  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.pixels = before;
    this.#past = this.#past.slice(0, -1);
  }
}
