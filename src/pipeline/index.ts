export { type AnnotatedDocument, annotate, type StageFailure } from './annotate.ts';
export { planStages } from './plan.ts';
export { toReading } from './reading.ts';
export { type AnyStage, defineStage, type Resources, type Stage } from './stage.ts';
export { stages } from './stages.ts';
