/** Seven hues that stay apart for most kinds of colour blindness, as OKLCH hue angles; chroma and lightness follow the scheme. */
const hues = [255, 55, 150, 320, 95, 200, 20];

const voiceRules = hues.map((hue, index) => `.v${index + 1}{--voice-hue:${hue};--voice-chroma:1}`).join('');

/** The dossier's only style sheet. Names of classes match those that the sections write. */
export const styleSheet = `
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1d2125;--soft:#5d666f;--line:#dcdcd5;--accent:#1f5fa8;--bad:#b3261e;--bad-soft:#fbe9e7;--good:#1b7340;--good-soft:#e4f3e8;--open:#8a5a00;--open-soft:#fbf1dc;--voice-l:44%;--tint-l:93%;--tint-c:.045;--voice-c:.13;--voice-hue:250;--voice-chroma:0}
@media (prefers-color-scheme:dark){:root{--paper:#15181b;--card:#1d2125;--ink:#e4e6e8;--soft:#9aa4ad;--line:#353b41;--accent:#86b7f0;--bad:#ff8a80;--bad-soft:#3a1f1e;--good:#7fd29b;--good-soft:#1a3324;--open:#f0c067;--open-soft:#35290f;--voice-l:78%;--tint-l:29%;--tint-c:.05}}
${voiceRules}
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif}
.brand,main,footer{max-width:68rem;margin-inline:auto;padding-inline:1.25rem}
.brand{margin-block:1.25rem 0;color:var(--soft);font-size:.85rem;letter-spacing:.02em}
.brand b{color:var(--ink)}
footer{margin-block:3rem 2rem;color:var(--soft);font-size:.85rem}
a{color:var(--accent);text-underline-offset:.15em}
h1,h2{font:600 clamp(1.6rem,1.1rem + 2vw,2.3rem)/1.2 Georgia,"Noto Serif","Times New Roman",serif;margin:.4rem 0 .5rem;text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:clamp(1.4rem,1rem + 1.4vw,1.8rem)}
h3{font-size:1.15rem;margin:2.6rem 0 .8rem;padding-bottom:.35rem;border-bottom:1px solid var(--line)}
h3 small,h4 small{font-weight:400;color:var(--soft);font-size:.82rem;margin-left:.4rem}
h4{margin:0 0 .5rem;font-size:1rem}
.report+.report{border-top:3px double var(--line);margin-top:4rem;padding-top:1.5rem}
.facts{display:flex;flex-wrap:wrap;gap:.15rem .5rem;margin:0;color:var(--soft);font-size:.92rem;overflow-wrap:anywhere}
.facts span+span::before{content:"·";margin-right:.5rem}
.tiles{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:1.1rem}
.tile{display:block;padding:.4rem .8rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card);color:var(--soft);text-decoration:none;font-size:.9rem}
.tile b{color:var(--ink);font-size:1.15rem;font-variant-numeric:tabular-nums}
.tile.bad,.tile.bad b{color:var(--bad)}.tile.bad{background:var(--bad-soft);border-color:var(--bad)}
.tile.good,.tile.good b{color:var(--good)}.tile.open,.tile.open b{color:var(--open)}
.scroll{overflow-x:auto}
svg{display:block;width:100%;height:auto;font:14px system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;fill:var(--ink)}
.graph .node rect{fill:var(--card);stroke:var(--line)}
.graph .node .stripe{stroke:none;fill:oklch(var(--voice-l) calc(var(--voice-c)*var(--voice-chroma)) var(--voice-hue))}
.graph .node text{font-weight:600;font-size:13.5px}
.graph .node .note{font-weight:400;font-size:12px;fill:var(--soft)}
.graph .first-hand rect:not(.stripe){stroke:var(--good);stroke-width:1.6}
.graph .first-hand .note{fill:var(--good)}
.graph .nobody rect:not(.stripe){stroke:var(--bad);stroke-dasharray:4 3}
.graph .nobody .stripe{fill:var(--bad)}
.graph .outside rect:not(.stripe){stroke-dasharray:2 3}
.graph .report rect{fill:var(--ink);stroke:none}
.graph .report .stripe{fill:var(--ink)}
.graph .report text,.graph .report .note{fill:var(--paper)}
.graph a:focus-visible rect,.graph a:hover rect:not(.stripe){stroke:var(--accent);stroke-width:2}
.edge path{fill:none;stroke:oklch(var(--voice-l) calc(var(--voice-c)*var(--voice-chroma)) var(--voice-hue));stroke-width:1.6}
.edge .tip-of-arrow{fill:oklch(var(--voice-l) calc(var(--voice-c)*var(--voice-chroma)) var(--voice-hue));stroke:none}
.edge.nobody path,.edge.weak path{stroke-dasharray:4 4}
.edge.nobody path{stroke:var(--bad)}.edge.nobody .tip-of-arrow{fill:var(--bad);stroke:none}
.axis{display:flex;justify-content:space-between;margin:.3rem 0 0;color:var(--soft);font-size:.8rem}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr));gap:.9rem}
.card{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--line);border-radius:.5rem;padding:.9rem 1rem;min-width:0;overflow-wrap:anywhere}
.card.wide{grid-column:1/-1}
@media (min-width:52rem){.card.wide{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.15fr);column-gap:1.25rem;align-items:start}}
.card.inconsistent{border-left-color:var(--bad)}.card.consistent{border-left-color:var(--good)}.card.undetermined{border-left-color:var(--open)}.card.promise{border-left-color:var(--accent)}
.card:target,.post:target{outline:2px solid var(--accent);outline-offset:2px}
.number{display:inline-block;min-width:1.5em;padding:0 .3em;margin-right:.5em;border-radius:.8em;background:var(--line);text-align:center;font-size:.8rem;font-weight:600}
.badge{float:right;font-size:.78rem;font-weight:600;padding:.1rem .5rem;border-radius:1rem;color:var(--soft);border:1px solid currentColor}
.inconsistent .badge{color:var(--bad)}.consistent .badge{color:var(--good)}.undetermined .badge{color:var(--open)}.promise .badge{color:var(--accent)}
dl{margin:0;font-size:.92rem}
.findings{display:grid;gap:.9rem;margin-bottom:.9rem}
.findings+.card,.card+.card{margin-top:.9rem}.cards .card{margin-top:0}
.finding p{margin:.35rem 0}
.passage{margin:.2rem 0 .6rem;padding-left:.8rem;border-left:3px solid var(--line);font:1.02rem/1.5 Georgia,"Noto Serif","Times New Roman",serif}
.passage mark{background:none;color:inherit;font-weight:700}.inconsistent .passage mark{background:var(--bad-soft)}.undetermined .passage mark{background:var(--open-soft)}
.result{font-size:1.08rem}.result .stated{color:var(--soft)}.result .sign{font-weight:700;padding:0 .25em}
.inconsistent .result b,.inconsistent .result .sign{color:var(--bad)}
.undetermined .result .sign{color:var(--open)}
.working{color:var(--ink);font-size:.95rem}
.notice{font-size:.9rem;color:var(--open)}
.finding details{font-size:.9rem;color:var(--soft)}.finding details p{margin:.25rem 0}
.passages{list-style:none;margin:0;padding:0}.passages li{padding:.3rem 0}.passages li+li{border-top:1px solid var(--line)}
.passages .note{display:block;margin-left:2.2em}
.promises td,.promises th{vertical-align:top}.promises .note{display:block}.promises .badge{float:none;white-space:nowrap}.promises th[scope=row]{white-space:nowrap}
.promises .overdue .badge{color:var(--bad)}.promises .due .badge{color:var(--open)}.promises .open .badge{color:var(--good)}
dl div{display:grid;grid-template-columns:5.2rem minmax(0,1fr);padding:.18rem 0}
dt{color:var(--soft)}
dd{margin:0}
.readings{margin:0;padding:0;list-style:none}
.readings li::before{display:inline-block;width:1.2em;font-weight:700}
.readings .fits::before{content:"✓";color:var(--good)}.readings .does-not-fit::before{content:"✗";color:var(--bad)}
.map{margin:.3rem 0;max-width:640px}
.map .sheet{fill:color-mix(in oklab,var(--line) 28%,var(--card))}
.map .coasts,.map .countries,.map .regions{fill:none;stroke:var(--soft)}
.map .coasts{stroke-width:1;opacity:.75}.map .countries{stroke-width:1;stroke-dasharray:6 2;opacity:.7}.map .regions{stroke-width:.7;opacity:.35}
.map .point{fill:var(--accent);stroke:var(--card);stroke-width:1.3}
.map .point.rival{fill:none;stroke:var(--soft)}
.map .point.fits{fill:var(--good)}.map .point.does-not-fit{fill:var(--bad)}.map .point.centre{fill:var(--ink)}
.map .label{font-size:12.5px;font-weight:600;paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-linejoin:round}
.map .label.fits{fill:var(--good)}.map .label.does-not-fit{fill:var(--bad)}.map .ring-label{fill:var(--soft);font-weight:500}
.map .ring{fill:color-mix(in oklab,var(--accent) 9%,transparent);stroke:var(--soft);stroke-width:1.3;stroke-dasharray:5 4}
.map .link{fill:none;stroke-width:1.5}.map .link.fits{stroke:var(--good)}.map .link.does-not-fit{stroke:var(--bad);stroke-dasharray:2 3}
.map .scale path{fill:none;stroke:var(--soft)}.map .scale text{font-size:11px;fill:var(--soft)}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:500}
.num{font-variant-numeric:tabular-nums}
td.num{white-space:nowrap}
.text-block{display:grid;gap:1rem 2rem}
@media (min-width:60rem){.text-block{grid-template-columns:minmax(0,44rem) minmax(0,1fr)}.text-block .legend{order:2;position:sticky;top:1rem;align-self:start}}
.legend{font-size:.88rem}
.legend fieldset{border:1px solid var(--line);border-radius:.5rem;padding:.4rem .8rem .6rem;margin:0;display:flex;flex-wrap:wrap;gap:.2rem 1rem}
.legend legend{color:var(--soft);padding-inline:.3rem}
.voices{list-style:none;padding:0;margin:.8rem 0 0;display:flex;flex-wrap:wrap;gap:.25rem 1rem}
.voices li{display:flex;gap:.4rem;align-items:baseline;overflow-wrap:anywhere}
.swatch{flex:none;width:.85em;height:.85em;border-radius:.2em;background:oklch(var(--tint-l) calc(var(--tint-c)*1.6*var(--voice-chroma)) var(--voice-hue));border:1px solid oklch(var(--voice-l) calc(var(--voice-c)*var(--voice-chroma)) var(--voice-hue))}
.text{font:1.06rem/1.75 Georgia,"Noto Serif","Times New Roman",serif;overflow-wrap:anywhere}
.text p{margin:0 0 .9em}
.post{margin:1.1rem 0;padding:.7rem 1rem .1rem;border:1px solid var(--line);border-left:4px solid oklch(var(--voice-l) calc(var(--voice-c)*var(--voice-chroma)) var(--voice-hue));border-radius:.5rem;background:var(--card);font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;font-size:.96rem}
.m{position:relative;border-radius:.15em}
.m.said{background:oklch(var(--tint-l) calc(var(--tint-c)*var(--voice-chroma)) var(--voice-hue));box-decoration-break:clone;-webkit-box-decoration-break:clone;padding-block:.12em}
.m.src{color:oklch(var(--voice-l) var(--voice-c) var(--voice-hue));font-weight:700}
.m.src.v0{color:inherit}
.m.cue{font-style:italic;text-decoration:underline;text-decoration-thickness:1px;text-decoration-color:oklch(var(--voice-l) calc(var(--voice-c)*var(--voice-chroma)) var(--voice-hue))}
.m.claim{border-bottom:1px solid color-mix(in oklab,currentColor 32%,transparent)}
.m.hedge{text-decoration:underline wavy var(--open) 1.5px;text-underline-offset:.25em}
.m.place{border-bottom:2px dotted var(--good)}
.m.time{border-bottom:2px dotted var(--accent)}
.m.quantity{font-variant-numeric:tabular-nums;border-bottom:2px solid color-mix(in oklab,var(--soft) 55%,transparent)}
.m.nobody{background:repeating-linear-gradient(135deg,var(--bad-soft) 0 6px,transparent 6px 10px)}
.m.evidence.inconsistent{background:var(--bad-soft)}
.ref{font:600 .68rem/1 system-ui,Arial,sans-serif;vertical-align:super;margin:0 .15em;padding:.05em .35em;border:1px solid currentColor;border-radius:.8em;text-decoration:none}
.text-block:has(.show-said:not(:checked)) .text .said{background:none}
.text-block:has(.show-said:not(:checked)) .text :is(.src,.cue){color:inherit;font-weight:inherit;font-style:inherit;text-decoration:none}
.text-block:has(.show-claim:not(:checked)) .text .claim:not(.place,.time,.quantity){border-bottom:0}
.text-block:has(.show-hedge:not(:checked)) .text .hedge{text-decoration:none}
.text-block:has(.show-place:not(:checked)) .text .place,.text-block:has(.show-time:not(:checked)) .text .time,.text-block:has(.show-quantity:not(:checked)) .text .quantity{border-bottom:0}
.tip{display:none;position:absolute;z-index:3;left:0;top:calc(100% + .3rem);width:max-content;max-width:min(22rem,80vw);padding:.5rem .7rem;border-radius:.45rem;background:var(--ink);color:var(--paper);font:400 .84rem/1.4 system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;font-style:normal;text-align:left;user-select:none;pointer-events:none;box-shadow:0 4px 16px #0004;overflow-wrap:anywhere}
.tip>span{display:block}
.tip b{font-weight:600;opacity:.75;margin-right:.3em}
.m:hover>.tip,.m:focus>.tip{display:block}
.m:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
@media (max-width:40rem){.tip{position:fixed;left:.75rem;right:.75rem;top:auto;bottom:.75rem;width:auto;max-width:none}}
.claims{border-left:4px solid oklch(var(--voice-l) calc(var(--voice-c)*var(--voice-chroma)) var(--voice-hue));padding-left:.9rem;margin-bottom:1.1rem}
.claims h4{margin-bottom:.25rem}
.claims ul,.plain{margin:0;padding-left:1.1rem}
.claims li{margin:.2rem 0;overflow-wrap:anywhere}
.arrow{color:var(--soft);font-weight:400}
.note{color:var(--soft);font-size:.84rem}
.note.hedged{color:var(--open)}
.graph .note{font-size:12px}
.words{margin:.2rem 0 .6rem;white-space:pre-line}
.post-card{border-left-color:oklch(var(--voice-l) calc(var(--voice-c)*var(--voice-chroma)) var(--voice-hue))}
.timeline{list-style:none;margin:0;padding:0 0 0 1rem;border-left:2px solid var(--line)}
.timeline li{position:relative;padding:.2rem 0 .2rem .4rem;display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:.5rem}
.timeline li::before{content:"";position:absolute;left:calc(-1rem - 6px);top:.65rem;width:10px;height:10px;border-radius:50%;background:var(--soft)}
.timeline .published::before{background:var(--ink)}.timeline .posted::before{background:var(--good)}.timeline .due::before{background:var(--accent)}
.timeline time{color:var(--soft);font-variant-numeric:tabular-nums}
@media (max-width:40rem){.timeline li{grid-template-columns:1fr;gap:0}}
details summary{cursor:pointer;color:var(--accent)}
code{font-size:.9em;overflow-wrap:anywhere}
@media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444}body{font-size:11pt}.tip,.legend fieldset,.tiles{display:none!important}.card,.post,.claims,svg,tr{break-inside:avoid}h3{break-after:avoid}a{color:inherit}.facts a::after,.post-card a[href^="http"]::after{content:" (" attr(href) ")";font-size:.8em}.m.said,.m.nobody,.m.evidence{-webkit-print-color-adjust:exact;print-color-adjust:exact}.scroll{overflow:visible}}
`;
