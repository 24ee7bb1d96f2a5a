/** What is printed under a map: it determines the map, with the features. */
export interface MapSettings {
  /** Neighbours of each point, itself among them, 2 or more; fewer if there are not as many points. */
  readonly neighbours: number;
  readonly minDist: number;
  readonly epochs: number;
  readonly seed: number;
}

/** The settings of every map; the seed is that of the spec. */
export const MAP_SETTINGS: MapSettings = { neighbours: 15, minDist: 0.45, epochs: 200, seed: 1 };
