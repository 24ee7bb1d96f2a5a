/** A turn of the plane: every point p goes to M·p + shift. */
export interface Turn {
  /** `[2, 2]` row by row: a rotation or a reflection, times a scale. */
  readonly matrix: readonly [number, number, number, number];
  readonly shift: readonly [number, number];
}

/**
 * The turn that brings one layout `[n, 2]` closest to another, point by point (orthogonal Procrustes; in two dimensions,
 * with points as complex numbers, in closed form). Rotation, reflection and shift are by least squares. The scale gives both
 * layouts the same size: a least-squares scale would shrink a layout the more, the less it resembles the other.
 * A layout in one place is only shifted.
 */
export function procrustes(from: Float32Array, onto: Float32Array): Turn {
  const [a, b] = [middle(from), middle(onto)];
  let [sizeA, sizeB, cos, sin, mirrorCos, mirrorSin] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < from.length; i += 2) {
    const [ax, ay] = [from[i]! - a[0], from[i + 1]! - a[1]];
    const [bx, by] = [onto[i]! - b[0], onto[i + 1]! - b[1]];
    sizeA += ax * ax + ay * ay;
    sizeB += bx * bx + by * by;
    cos += ax * bx + ay * by;
    sin += ax * by - ay * bx;
    mirrorCos += ax * bx - ay * by;
    mirrorSin += ax * by + ay * bx;
  }
  const plain = Math.sqrt(cos * cos + sin * sin);
  const mirrored = Math.sqrt(mirrorCos * mirrorCos + mirrorSin * mirrorSin);
  const scale = sizeA > 0 && sizeB > 0 ? Math.sqrt(sizeB / sizeA) : 1;
  const matrix =
    mirrored > plain
      ? reflection(mirrorCos, mirrorSin, scale / mirrored)
      : rotation(cos, sin, plain, scale);
  return {
    matrix,
    shift: [b[0] - matrix[0] * a[0] - matrix[1] * a[1], b[1] - matrix[2] * a[0] - matrix[3] * a[1]],
  };
}

/** A layout `[n, 2]` after a turn. */
export function turned(positions: Float32Array, { matrix, shift }: Turn): Float32Array {
  const result = new Float32Array(positions.length);
  for (let i = 0; i < result.length; i += 2) {
    const [x, y] = [positions[i]!, positions[i + 1]!];
    result[i] = matrix[0] * x + matrix[1] * y + shift[0];
    result[i + 1] = matrix[2] * x + matrix[3] * y + shift[1];
  }
  return result;
}

function rotation(cos: number, sin: number, length: number, scale: number): Turn['matrix'] {
  if (length === 0) return [scale, 0, 0, scale];
  const factor = scale / length;
  return [cos * factor, -sin * factor, sin * factor, cos * factor];
}

function reflection(cos: number, sin: number, factor: number): Turn['matrix'] {
  return [cos * factor, sin * factor, sin * factor, -cos * factor];
}

function middle(positions: Float32Array): [number, number] {
  let [x, y] = [0, 0];
  for (let i = 0; i < positions.length; i += 2) {
    x += positions[i]!;
    y += positions[i + 1]!;
  }
  const n = Math.max(1, positions.length / 2);
  return [x / n, y / n];
}
