import { expect, it } from 'vitest';
import { withValue } from '#lib/notebook/yamlEditing.ts';

const YAML = 'summary: >-\n  A summary\n  of two lines.\nminutes: 5 # or so\n';

it('withValue(yaml, path, value) replaces all lines of a value, and keeps the others', () => {
  expect(withValue(YAML, ['summary'], 'Short enough.')).toBe(
    'summary: Short enough.\nminutes: 5 # or so\n',
  );
  expect(withValue(YAML, ['minutes'], 7)).toBe(YAML.replace('5', '7'));
});

it('withValue(yaml, path, value) adds a field after the others, and takes it away again', () => {
  const shown = withValue(YAML, ['shown'], { before: 'off', after: 'on' });
  expect(shown).toBe(`${YAML}shown: { before: off, after: on }\n`);
  expect(withValue(shown, ['shown'], undefined)).toBe(YAML);
});
