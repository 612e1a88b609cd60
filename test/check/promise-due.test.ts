import { describe, expect, it } from 'vitest';
import { findingsOf } from './findings-of.ts';

const due = (text: string, publishedOn = '2023-03-01') =>
  findingsOf('promise-due', text, { publishedOn }).map(({ dueOn }) => dueOn);

describe('promise-due', () => {
  it.each([
    ['We expect to reopen the swimming pool within 10 days.', '2023-03-11'],
    ['The mayor promised to repair the roof by April 15.', '2023-04-15'],
    ['The company will pay the arrears within two weeks, its director said.', '2023-03-15'],
    ['Школу обещают открыть в течение двух недель.', '2023-03-15'],
    ['Мэр пообещал отремонтировать крышу до 15 апреля.', '2023-04-15'],
    ['Мост планируют сдать до конца года.', '2023-12-31'],
    ['Школу обіцяють відкрити протягом 10 днів.', '2023-03-11'],
    ['Міський голова пообіцяв полагодити дах до 15 квітня.', '2023-04-15'],
  ])('works out the due day of “%s”', (text, day) => {
    expect(due(text)).toEqual([day]);
  });

  it.each([
    'The pool reopened within 10 days.',
    'Крышу отремонтировали до 15 февраля.',
    'Дах полагодили за 10 днів.',
    'If it rains, the pitch would dry within 10 days.',
    'The mayor won by April 15.',
  ])('makes no promise of “%s”', (text) => {
    expect(due(text)).toEqual([]);
  });

  it.each([
    ['2023-03-05', 'open'],
    ['2023-03-11', 'due today'],
    ['2023-03-12', 'overdue'],
  ])('says on %s that it is %s', (today, state) => {
    const [finding] = findingsOf('promise-due', 'We expect to reopen the pool within 10 days.', {
      publishedOn: '2023-03-01',
      today,
    });
    expect(finding!.computed).toBe(`due 2023-03-11: ${state} on ${today}`);
    expect(finding!.outcome).toBe('undetermined');
  });

  it('counts from the day of the post that holds the promise, and names its author', () => {
    const text =
      'The line is damaged.\nOur crews are at work. We expect to run trains again within 3 days. pic.twitter.com/abcDEF123\n— Ivan Sample (@ivan_sample) May 5, 2023';
    const [finding] = findingsOf('promise-due', text, { publishedOn: '2023-06-01' });
    expect(finding).toMatchObject({ dueOn: '2023-05-08' });
    expect(finding!.working).toContain('Ivan Sample');
  });
});
