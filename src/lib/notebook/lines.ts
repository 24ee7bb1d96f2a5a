/**
 * Finds in which line of a text, counted from 0, pieces of it stand. They are to be asked for in their order; a piece
 * that is not found stands in the line of the one before.
 */
export function lineOf(text: string): (piece: string) => number {
  let from = 0;
  let line = 0;
  return (piece) => {
    const at = text.indexOf(piece, from);
    if (at < 0) return line;
    line += text.slice(from, at).split('\n').length - 1;
    from = at + 1;
    return line;
  };
}
