/**
 * Elementary functions from + − × ÷ alone, which IEEE 754 rounds alike everywhere: the same bits in
 * every engine, where those of `Math` differ in the last place. Errors are stated relative to the
 * true value; 2⁻⁵² is 2.2e-16.
 */

/** ln 2 in two parts: the first has 32 bits, so that its multiples by an exponent are exact. */
const LN2_HIGH = 2977044471 / 4294967296;
const LN2_LOW = 1.9082149292705877e-10;

/** π/2 in three parts: the first two have 33 bits, so that their multiples up to 2²⁰ are exact. */
const QUARTER_HIGH = 1.5707963267341256;
const QUARTER_MIDDLE = 6.077100506303966e-11;
const QUARTER_LOW = 2.0222662487959506e-21;

const FARTHEST_ANGLE = 1048576;

const SMALLEST_NORMAL = 2.2250738585072014e-308;

const bits = new DataView(new ArrayBuffer(8));

/**
 * e to the power of `x`, within 2.5e-16. Infinity above 709.78, 0 below −745.13 (subnormal results lose
 * digits as everywhere), NaN for NaN.
 */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.round(x / Math.LN2);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  // What rounding took from r: high − r is exact.
  const lost = high - r - low;
  return scaled(1 + (r + (lost + r * r * expTail(r))), k);
}

/** Natural logarithm, within 4.5e-16. −Infinity at ±0, NaN below 0 and for NaN, Infinity at Infinity. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  // x = m · 2ᵏ with m in √½ … √2, exactly. A subnormal number has no exponent to read: its multiple has.
  const shift = x < SMALLEST_NORMAL ? 54 : 0;
  const high = highWord(shift ? x * 18014398509481984 : x);
  const fraction = withHighWord((high & 0xfffff) | 0x3ff00000);
  const over = fraction > Math.SQRT2;
  const m = over ? fraction / 2 : fraction;
  const k = (high >>> 20) - 1023 - shift + (over ? 1 : 0);
  const s = (m - 1) / (m + 1);
  const square = s * s;
  const small = 2 * s + 2 * s * square * atanhTail(square);
  return k === 0 ? small : k * LN2_HIGH + (k * LN2_LOW + small);
}

/**
 * Sine of an angle in radians, within 4.5e-16. NaN for NaN and ±Infinity.
 * @throws RangeError for finite angles outside ±2²⁰, where the reduction would lose digits.
 */
export function sine(x: number): number {
  return turned(x, 0);
}

/**
 * Cosine of an angle in radians, within 4.5e-16. NaN for NaN and ±Infinity.
 * @throws RangeError for finite angles outside ±2²⁰, where the reduction would lose digits.
 */
export function cosine(x: number): number {
  return turned(x, 1);
}

/** Sine of `x` plus a number of quarter turns. */
function turned(x: number, quarters: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (Math.abs(x) > FARTHEST_ANGLE)
    throw new RangeError(`angle: ${x} is not in ±${FARTHEST_ANGLE}`);
  if (x === 0 && quarters === 0) return x;
  const n = Math.round(x / (Math.PI / 2));
  const r = x - n * QUARTER_HIGH - n * QUARTER_MIDDLE - n * QUARTER_LOW;
  const square = r * r;
  const turn = (n + quarters) & 3;
  const value =
    turn & 1
      ? 1 - square * series(COSINE_TAIL, square)
      : r - r * square * series(SINE_TAIL, square);
  return turn & 2 ? -value : value;
}

// Taylor series behind their leading terms, cut where the next term is below 1e-18 of the whole.

/** (1 − sin r / r) / r² and (1 − cos r) / r² in r², for |r| ≤ π/4. */
const SINE_TAIL = factorials(3, 2, 8);
const COSINE_TAIL = factorials(2, 2, 9);

// The two that a run evaluates millions of times are written out: a loop over coefficients takes twice as long.

/** (eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2. */
function expTail(r: number): number {
  let sum = 1 / 87178291200;
  sum = sum * r + 1 / 6227020800;
  sum = sum * r + 1 / 479001600;
  sum = sum * r + 1 / 39916800;
  sum = sum * r + 1 / 3628800;
  sum = sum * r + 1 / 362880;
  sum = sum * r + 1 / 40320;
  sum = sum * r + 1 / 5040;
  sum = sum * r + 1 / 720;
  sum = sum * r + 1 / 120;
  sum = sum * r + 1 / 24;
  sum = sum * r + 1 / 6;
  sum = sum * r + 1 / 2;
  return sum;
}

/** (artanh s / s − 1) / s² in x = s², for |s| ≤ 0.172. */
function atanhTail(x: number): number {
  let sum = 1 / 23;
  sum = sum * x + 1 / 21;
  sum = sum * x + 1 / 19;
  sum = sum * x + 1 / 17;
  sum = sum * x + 1 / 15;
  sum = sum * x + 1 / 13;
  sum = sum * x + 1 / 11;
  sum = sum * x + 1 / 9;
  sum = sum * x + 1 / 7;
  sum = sum * x + 1 / 5;
  sum = sum * x + 1 / 3;
  return sum;
}

/** `[1/first!, −1/(first + step)!, 1/(first + 2 step)!, …]`. */
function factorials(first: number, step: number, length: number): number[] {
  const list: number[] = [];
  let [factorial, n] = [1, 1];
  for (let i = 0; i < length; i++) {
    while (n < first + i * step) factorial *= ++n;
    list.push((i % 2 ? -1 : 1) / factorial);
  }
  return list;
}

function series(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i]!;
  return sum;
}

/** Sign, exponent and upper digits of `x`, which `withHighWord` may then replace. */
function highWord(x: number): number {
  bits.setFloat64(0, x);
  return bits.getUint32(0);
}

function withHighWord(high: number): number {
  bits.setUint32(0, high);
  return bits.getFloat64(0);
}

/** `y · 2ᵏ`, rounded once: two factors where 2ᵏ itself is no normal number. */
function scaled(y: number, k: number): number {
  if (k > 1023) return y * 2 * powerOfTwo(k - 1);
  if (k < -1022) return y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
  return y * powerOfTwo(k);
}

function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}
