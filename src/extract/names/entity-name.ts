import type { MentionGroup } from './group-mentions.ts';
import { type NameScene, shape } from './name-scene.ts';

/**
 * The name of an entity: its fullest mention as it stands in the text; among equally full ones one in the script of the text, most like
 * a dictionary form, and first.
 */
export function fullestName(scene: NameScene, { mentions }: MentionGroup): string {
  let best = '';
  let [mostWords, mostLike] = [-1, -1];
  for (const { from, to } of mentions) {
    let words = 0;
    let like = 0;
    for (let at = from; at < to; at++) {
      if (scene.shapes[at] === shape.other || scene.shapes[at] === shape.initial) continue;
      words++;
      like += nominativeLikeness(scene.form[at]!);
    }
    const cyrillic = scene.word[from]!.charCodeAt(0) >= 0x400;
    if (cyrillic === scene.names.inflects) like += ownScript;
    if (words < mostWords || (words === mostWords && like < mostLike)) continue;
    const written = scene.text.slice(scene.tokens[from]!.start, scene.tokens[to - 1]!.end);
    // Of two forms the shorter is mostly the dictionary form; names in Latin letters have no forms.
    if (words === mostWords && like === mostLike && (!cyrillic || written.length >= best.length)) continue;
    best = written;
    [mostWords, mostLike] = [words, like];
  }
  return best;
}

/** More than the likeness of all words of a name. */
const ownScript = 100;

/** 2: hardly anything but a nominative. 1: may be one. 0: another case. Forms of other scripts are all alike. */
function nominativeLikeness(form: string): 0 | 1 | 2 {
  if (!/[\u0400-\u04ff]$/.test(form)) return 1;
  if (/(?:[оеё]го|[оеь]му|[оеєі]ю|ой|ей|ої|[сц]ькій|ых|их|іх|ами|ями|[уюеєі])$/.test(form)) return 0;
  if (/(?:[ыи]й|ський|цький|ець|ко)$/.test(form)) return 2;
  // -ов and -ом may end a nominative («Кубраков», «Газпром») or another case.
  if (/[аяыиії]$|(?:[оеєі][вм]|[ыиі]м|[ая][мх])$/.test(form)) return 1;
  return 2;
}
