import { expect, it } from 'vitest';
import { csvLine, readCsv } from '../../../src/cli/sweep/csv.ts';

it('readCsv(text) gives back what csvLine(cells) wrote, whatever is in the cells', () => {
  const rows = [
    ['a', 'b', ''],
    ['["mlp-s","cnn-s"]', 'two\r\nlines', '"'],
    ['', '', ''],
    ['ρ, 1', ' ', "'"],
  ];
  expect(readCsv(rows.map(csvLine).join(''))).toEqual(rows);
});

it('csvLine(cells) quotes what RFC 4180 wants quoted, and ends with CRLF', () => {
  expect(csvLine(['1', 'a,b', 'say "so"'])).toBe('1,"a,b","say ""so"""\r\n');
});

it('readCsv(text) takes lines that end with a line feed alone', () => {
  expect(readCsv('a,b\n1,2\n')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

it.each([
  ['a,b\r\n"x,1\r\n', 'line 2 is no CSV'],
  ['a,"b"c\n', 'line 1 is no CSV'],
  ['a,b', 'line 1 is no CSV'],
])('readCsv(%j) names the line at which it is none', (text, says) => {
  expect(() => readCsv(text)).toThrow(says);
});
