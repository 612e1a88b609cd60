/** A page as outlets make them, in our own words: menus, a byline, an article, and all that stands around it. */
export function samplePage(
  parts: { readonly head?: string; readonly article?: string; readonly after?: string } = {},
): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Ferry to the islands stays in port | The Harbour Post</title>
  ${parts.head ?? ''}
</head>
<body>
  <div class="cookie-banner" role="dialog">We use cookies to improve your visit. <button>Accept all</button></div>
  <header><nav><ul>
    <li><a href="/">Home</a></li><li><a href="/politics">Politics</a></li><li><a href="/sport">Sport</a></li>
    <li><a href="/weather">Weather</a></li><li><a href="/subscribe">Subscribe</a></li>
  </ul></nav></header>
  <main><article class="article-body">
    <h1>Ferry to the islands stays in port</h1>
    <p class="byline">By <a href="/authors/ida-lund">Ida Lund</a>, 3 March 2024</p>
    ${parts.article ?? `${sampleParagraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n    ')}`}
  </article>
  <section class="related-stories"><h2>Read also</h2><ul>
    <li><a href="/a1">Fishermen want a second pier</a></li>
    <li><a href="/a2">Why the lighthouse went dark</a></li>
    <li><a href="/a3">Ten walks along the coast</a></li>
  </ul></section></main>
  ${parts.after ?? ''}
  <aside class="sidebar"><h3>Most read</h3><ol><li><a href="/m1">Storm warning lifted</a></li><li><a href="/m2">Bakery wins prize</a></li></ol></aside>
  <div class="newsletter-signup"><p>Sign up for our newsletter and never miss a story.</p><form><input type="email"><button>Sign up</button></form></div>
  <footer><p>© 2024 The Harbour Post. All rights reserved.</p><a href="/privacy">Privacy policy</a></footer>
</body>
</html>`;
}

export const sampleParagraphs = [
  'The ferry that links the mainland with the outer islands will not sail before Thursday, the harbour office said on Sunday, after divers found a crack in its rudder.',
  'About two hundred people had booked a place for the weekend. Some of them spent the night in the school gym of the harbour town, where volunteers served soup and tea.',
  '“Nobody is angry, everybody is tired,” said a nurse who had to be on duty on the island in the morning. She was taken across by a fishing boat, she told this paper by telephone.',
  'The repair needs a part that must come by lorry from a shipyard in the south, and the road over the pass has been closed by snow since Friday, according to the road office.',
] as const;
