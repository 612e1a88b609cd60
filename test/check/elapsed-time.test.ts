import { describe, expect, it } from 'vitest';
import { findingsOf } from './findings-of.ts';

const outcomes = (text: string, publishedOn: string) =>
  findingsOf('elapsed-time', text, { publishedOn }).map(({ outcome }) => outcome);

describe('elapsed-time', () => {
  it.each([
    [
      'Almost three years have gone by since the Kakhovka dam was blown up, and the fields are dry.',
      '2026-04-20',
      'consistent',
    ],
    [
      'More than eight months since Russia launched its full-scale invasion, shops in the town have reopened.',
      '2022-11-20',
      'consistent',
    ],
    [
      'More than eight months since Russia launched its full-scale invasion, shops in the town have reopened.',
      '2022-08-20',
      'inconsistent',
    ],
    ['It has been two years since the Beirut port explosion.', '2022-08-05', 'consistent'],
    ['It has been five years since the Beirut port explosion.', '2022-08-05', 'inconsistent'],
    [
      'Прошло более восьми месяцев с начала полномасштабного вторжения, а рынок снова работает.',
      '2022-11-20',
      'consistent',
    ],
    [
      'Прошло полтора года... Три месяца с начала полномасштабного вторжения рынок не работал.',
      '2023-11-20',
      'inconsistent',
    ],
    [
      'Минуло понад вісім місяців від початку повномасштабного вторгнення, але ринок знову працює.',
      '2022-11-20',
      'consistent',
    ],
    ['Минуло понад двадцять місяців від початку повномасштабного вторгнення.', '2022-11-20', 'inconsistent'],
    ['С начала полномасштабного вторжения прошло восемь месяцев.', '2022-10-30', 'consistent'],
    ['З початку повномасштабного вторгнення минуло вісім місяців.', '2023-10-30', 'inconsistent'],
    ['Six weeks since 1 March 2023 the road is still shut.', '2023-04-13', 'consistent'],
    ['Six weeks since 1 March 2023 the road is still shut.', '2023-08-13', 'inconsistent'],
  ])('holds “%s” published on %s to be %s', (text, publishedOn, outcome) => {
    expect(outcomes(text, publishedOn)).toEqual([outcome]);
  });

  it('shows the days that it counted between', () => {
    const [finding] = findingsOf('elapsed-time', 'Nine months since the Bucha massacre nobody has been tried.', {
      publishedOn: '2023-01-10',
    });
    expect(finding!.working).toBe(
      'Massacre in Bucha becomes known (2022-04-01) to 2023-01-10 (publication): 9 months and 9 days',
    );
  });

  it('counts to the earliest possible day when the report bears no date, and says so', () => {
    const text =
      'It has been more than 20 months since Russia invaded Ukraine, and the depot is still a ruin.\nWe saw the depot burn last night and nobody came.\n— Ivan Sample (@ivan_sample) November 13, 2023';
    const [finding] = findingsOf('elapsed-time', text);
    expect(finding).toMatchObject({ outcome: 'consistent' });
    expect(finding!.notice).toContain('2023-11-13');
  });

  it.each([
    'Eight months later the shop closed.',
    'He served eight months in prison after the trial.',
    'Two days since the match the pitch is still wet.',
  ])('says nothing of a duration that starts at no known day: %s', (text) => {
    expect(outcomes(text, '2023-01-10')).toEqual([]);
  });
});
