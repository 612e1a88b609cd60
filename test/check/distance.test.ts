import { describe, expect, it } from 'vitest';
import { readGazetteer } from '../../bench/gazetteer.ts';
import { buildGazetteer, layerGazetteers } from '../../src/gazetteer/index.ts';
import { findingsOf } from './findings-of.ts';

const gazetteer = readGazetteer();
const distances = (text: string, places = gazetteer) => findingsOf('distance', text, { gazetteer: places });

/** The village near Svatove, GeoNames 702318, which the default gazetteer does not hold. */
const withVillages = layerGazetteers(
  gazetteer,
  buildGazetteer({
    records: [
      {
        geonameId: 702318,
        name: 'Makiivka',
        alternateNames: ['Макіївка', 'Макеевка'],
        lat: 49.2278,
        lon: 37.9836,
        country: 'UA',
        admin1: '14',
        featureCode: 'PPL',
        population: 0,
      },
    ],
    coverage: 'All places of Ukraine and Russia.',
    smallPlaces: ['UA', 'RU'],
  }),
);
const walk =
  'The unit was shelled in Makiivka, a city in the Donetsk region. The survivors set out on foot for Belgorod, which is just under 100 miles away.';

describe('distance', () => {
  it.each([
    ['Chuhuiv, 36 km south-east of Kharkiv, was without power on Monday.', 'consistent'],
    ['The trucks reached Poltava, about 20 km from Kharkiv, before noon.', 'inconsistent'],
    ['Officials in Lviv, which lies some 70 km from the Polish border, opened a shelter.', 'consistent'],
    ['The distance between Sumy and Poltava is about 150 km, the operator said.', 'consistent'],
    ['The distance between Sumy and Poltava is about 600 km, the operator said.', 'inconsistent'],
    ['Sirens sounded in Zaporizhzhia, 40 km (25 miles) north of Melitopol, the mayor said.', 'inconsistent'],
    ['Residents of Mykolaiv, 60 km south of Kherson, heard the blast.', 'inconsistent'],
    ['Residents of Mykolaiv, 60 km north-west of Kherson, heard the blast.', 'consistent'],
    ['Chuhuiv lies just 240 km from the Ukrainian border city of Kharkiv, so help came late.', 'inconsistent'],
    ['Poltava lies 130 km from the Ukrainian city of Kharkiv.', 'consistent'],
    ['Чугуев находится в 36 км от украинского города Харькова.', 'consistent'],
    ['Чугуїв розташований за 240 км від українського міста Харкова.', 'inconsistent'],
    ['Чугуев, расположенный в 36 км от Харькова, остался без света.', 'consistent'],
    ['В Полтаве, что в 20 километрах к западу от Харькова, горит склад.', 'inconsistent'],
    ['От Сум до Полтавы около 150 км, поезд идёт три часа.', 'consistent'],
    ['В Белгороде, в 40 км от украинской границы, ночью работала сирена.', 'consistent'],
    ['У місті Чугуїв, за 36 км від Харкова, зникло світло.', 'consistent'],
    ['Миколаїв, розташований за 60 кілометрів на північний захід від Херсона, знову з водою.', 'consistent'],
    ['Миколаїв, розташований за 60 кілометрів на південний схід від Херсона, знову з водою.', 'inconsistent'],
    ['У Полтаві, за 20 кілометрів від Харкова, горить склад.', 'inconsistent'],
  ])('holds “%s” to be %s', (text, outcome) => {
    expect(distances(text).map((finding) => finding.outcome)).toEqual([outcome]);
  });

  it.each([
    ['of something that is not named', 'The convoy stopped 40 km from Kharkiv, the ministry said.'],
    [
      'from one of several places in view',
      'Kherson, Mykolaiv and Odesa were calm. Kyiv, which is 40 km away, was not.',
    ],
    ['of a spot somewhere in a region', 'A drone fell in the Kharkiv region, 20 km from the Russian border.'],
    ['that is no distance between places', 'The missile that hit Kharkiv has a range of 500 km.'],
    ['to islands of a country', "The base in Fukuoka is 200 km from Japan's Tsushima."],
  ])('says nothing of a distance %s', (_, text) => {
    expect(distances(text)).toEqual([]);
  });

  it('does not hold a village of a common name against the map', () => {
    const [finding] = distances('The village of Stepanivka, 900 km from Kherson, has a new school.');
    expect(finding).toMatchObject({ outcome: 'undetermined' });
    expect(finding!.notice).toContain('Smaller places of Ukraine are not loaded');
  });

  it('shows its working: places, great circle, what the wording allows', () => {
    const [finding] = distances(walk);
    expect(finding).toMatchObject({ outcome: 'inconsistent', computed: '301 km (187 mi)' });
    expect(finding!.working).toContain('just under 100 miles (161 km)');
    expect(finding!.evidence.map(({ start, end }) => walk.slice(start, end))).toEqual([
      'Makiivka',
      'Belgorod',
      'just under 100 miles',
    ]);
    expect(finding!.notice).toContain('a village of the same name could change this finding');
  });

  it('tries the namesake too small for the default gazetteer once it is loaded, and names it as nearer', () => {
    const [finding] = distances(walk, withVillages);
    expect(finding).toMatchObject({ outcome: 'inconsistent' });
    expect(finding!.computed).toContain('184 km (114 mi)');
    const tried = finding!.readings.flatMap(({ places = [] }) => places.map(({ geonameId }) => geonameId));
    expect(tried).toEqual(expect.arrayContaining([702318, 702320, 578072]));
    expect(finding!.readings.some(({ fits }) => fits)).toBe(false);
    expect(finding!.notice).toBeUndefined();
  });
});
