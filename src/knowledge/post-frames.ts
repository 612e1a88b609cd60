import data from './post-frames.json' with { type: 'json' };

/**
 * Fixed wording that embeds print around a post. `openings`: lines before it. `signatures`: beginnings of the line that names the
 * author. `dateWords`: words between author and date. `forwards`: beginnings of the line over a forwarded message.
 */
export const postFrames: Readonly<
  Record<'openings' | 'signatures' | 'dateWords' | 'forwards' | 'noise', readonly string[]>
> = data;
