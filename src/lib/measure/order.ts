/**
 * The indices of the values in ascending order of value; equal ones in order of index, NaN last.
 * `[n]` values from 0 upwards, fewer than 2²⁰ of them.
 */
export function ascending(values: Float32Array): Uint32Array {
  // The bits of positive floats sort as they do. With the index below them they stay under 2⁵³, and one native
  // sort of numbers is many times faster than a sort with a comparison.
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const keys = new Float64Array(values.length);
  for (let index = 0; index < keys.length; index++) keys[index] = bits[index]! * 1048576 + index;
  keys.sort();
  const order = new Uint32Array(keys.length);
  for (let place = 0; place < order.length; place++) order[place] = keys[place]! % 1048576;
  return order;
}
