export { type DossierOptions, dossier } from './dossier/index.ts';
export { excerptAround, openingWords } from './excerpt.ts';
export {
  checkTitles,
  counted,
  countryName,
  dateWords,
  derivationWords,
  dueStateWords,
  hedgeWords,
  languageName,
  outcomeWords,
  placeWords,
  platformWords,
  publicationWords,
  quantityWords,
  sourceKindWords,
  sourceWords,
  timexWords,
  titleWords,
} from './wording.ts';
