import type { Outline } from './lasso.ts';

/** How far a pressed pointer moves before it draws, in CSS pixels: less is a click. */
const slack = 6;
/** How far from the last corner the next one is. */
const spacing = 3;

/** A line that is being drawn around things with a pressed pointer, in CSS pixels. */
export class Drawing {
  /** Empty until the pointer has moved far enough to mean it. */
  corners = $state.raw<Outline>([]);
  #start: readonly [number, number] | null = null;

  get isDrawing(): boolean {
    return this.corners.length > 0;
  }

  press(x: number, y: number): void {
    this.#start = [x, y];
    this.corners = [];
  }

  /** Nothing happens while no pointer is pressed. */
  move(x: number, y: number): void {
    const last = this.corners.at(-1) ?? this.#start;
    if (!this.#start || !last) return;
    const far = Math.hypot(x - last[0], y - last[1]);
    if (far < (this.isDrawing ? spacing : slack)) return;
    this.corners = this.isDrawing ? [...this.corners, [x, y]] : [this.#start, [x, y]];
  }

  /** What was drawn, if anything; then nothing is. */
  release(): Outline | null {
    const drawn = this.isDrawing ? this.corners : null;
    this.#start = null;
    this.corners = [];
    return drawn;
  }
}
