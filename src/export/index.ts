export {
  checkTitles,
  counted,
  countryName,
  dateWords,
  derivationWords,
  hedgeWords,
  languageName,
  outcomeWords,
  platformWords,
  publicationWords,
  sourceKindWords,
  timexWords,
} from './wording.ts';
