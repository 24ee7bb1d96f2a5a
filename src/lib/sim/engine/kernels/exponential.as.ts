// Exponential and logarithm by polynomials, accurate to about 2 units in the last place: those of
// JavaScript differ between engines. Coefficients: Moshier, Cephes Mathematical Library (expf, logf).

const LOWEST: f32 = -87.33654;
const HIGHEST: f32 = 88.02969;
/** 1.5 · 2²³: a float32 of this size has no fraction, and its low bits count from 2²². */
const WHOLE: f32 = 12582912;
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.1219444e-4;

/** `eˣ` of four lanes; 0 below −87.33, and not above e^88.02. */
export function exponential(x: v128): v128 {
  const bounded = f32x4.pmin(f32x4.pmax(x, f32x4.splat(LOWEST)), f32x4.splat(HIGHEST));
  const rounded = f32x4.add(f32x4.mul(bounded, f32x4.splat(1.44269504)), f32x4.splat(WHOLE));
  const power = f32x4.sub(rounded, f32x4.splat(WHOLE));
  let r = f32x4.sub(bounded, f32x4.mul(power, f32x4.splat(LN2_HIGH)));
  r = f32x4.sub(r, f32x4.mul(power, f32x4.splat(LN2_LOW)));
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r);
  p = f32x4.add(p, f32x4.splat(1));
  const scale = i32x4.add(i32x4.shl(rounded, 23), i32x4.splat(127 << 23));
  return v128.andnot(f32x4.mul(p, scale), f32x4.lt(x, f32x4.splat(LOWEST)));
}

/** `eˣ` of one number, with the bits of the above. */
export function exponentialOf(x: f32): f32 {
  return f32x4.extract_lane(exponential(f32x4.splat(x)), 0);
}

/** `ln x` of a normal number above 0; NaN stays NaN. */
export function logarithm(x: f32): f32 {
  if (isNaN<f32>(x)) return x;
  const bits = reinterpret<u32>(x);
  let exponent = <i32>(bits >> 23) - 126;
  let m = reinterpret<f32>((bits & 0x007fffff) | 0x3f000000);
  if (m < <f32>0.707106781) {
    exponent -= 1;
    m = m + m - 1;
  } else {
    m = m - 1;
  }
  const square = m * m;
  let p: f32 = 7.0376836292e-2;
  p = p * m + <f32>-1.151461031e-1;
  p = p * m + <f32>1.167699874e-1;
  p = p * m + <f32>-1.2420140846e-1;
  p = p * m + <f32>1.4249322787e-1;
  p = p * m + <f32>-1.6668057665e-1;
  p = p * m + <f32>2.0000714765e-1;
  p = p * m + <f32>-2.4999993993e-1;
  p = p * m + <f32>3.3333331174e-1;
  const e = <f32>exponent;
  return m + (p * m * square + e * LN2_LOW - <f32>0.5 * square) + e * LN2_HIGH;
}
