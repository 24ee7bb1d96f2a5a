import { index } from './lessons.server.ts';

/** The names of the lessons: a link may lead to any of them. */
export function load() {
  return { lessons: index.map(({ name }) => name) };
}
