import data from './months.json' with { type: 'json' };

/**
 * Names of the months in languages other than those with a language pack: ISO 639-1 code → January to December → names,
 * lower case, without full stops.
 */
export const monthNames: Readonly<Record<string, readonly (readonly string[])[]>> = data.months;
