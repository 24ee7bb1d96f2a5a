import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

const QUIZ = fence(
  'quiz',
  JSON.stringify({
    question: 'What is averaged?',
    options: [
      { text: 'Features', why: 'Features stay apart.' },
      { text: 'Parameters', right: true, why: 'Of one architecture.' },
      { text: 'Nothing', why: 'Something is.' },
    ],
  }),
);

it('quiz: chosen and locked by keyboard, says which is right and why, and can be tried again', async () => {
  const { screen, page } = await show(QUIZ);
  const lock = screen.getByRole('button', { name: 'Lock' });
  await expect.element(lock).toBeDisabled();
  expect(await violations(screen.container)).toEqual([]);
  screen.getByRole('radio', { name: 'Features' }).element().focus();
  await userEvent.keyboard(' {Tab}{Enter}');
  await expect.element(screen.getByText('Right is Parameters.')).toBeVisible();
  await expect.element(screen.getByText('Features stay apart.')).toBeVisible();
  await expect.element(screen.getByText('Of one architecture.')).toBeVisible();
  await expect.element(screen.getByText('Something is.')).not.toBeInTheDocument();
  await expect.element(screen.getByRole('radio', { name: /Parameters/ })).toBeDisabled();
  await expect.element(screen.getByRole('group', { name: 'Question' })).toHaveFocus();
  expect(page.answers.all()).toEqual([['1', 0]]);
  expect(await violations(screen.container)).toEqual([]);

  await userEvent.keyboard('{Tab}{Enter}');
  expect(page.answers.all()).toEqual([]);
  await screen.getByRole('radio', { name: 'Parameters' }).click();
  await lock.click();
  await expect.element(screen.getByText('Right.', { exact: true })).toBeVisible();
  await expect.element(screen.getByText('Features stay apart.')).not.toBeInTheDocument();
});

it('quiz: an answer that was kept is shown again', async () => {
  const { screen, page } = await show(QUIZ);
  page.answers.restore([['1', 1]]);
  await expect.element(screen.getByText('Right.', { exact: true })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});

it.each([
  [
    '{ "question": "Q", "options": [{ "text": "A", "right": true }] }',
    'options: is not a list of 2…8',
  ],
  [
    '{ "question": "Q", "options": [{ "text": "A" }, { "text": "B" }] }',
    'options: has no right one',
  ],
  ['{ "options": [] }', 'question: is missing'],
])('quiz: %s is refused', async (parameters, problem) => {
  const { screen } = await show(fence('quiz', parameters));
  await expect.element(screen.getByText(problem)).toBeVisible();
});
