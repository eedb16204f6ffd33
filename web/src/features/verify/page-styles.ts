/**
 * The styles of the verification pages, inlined so that the verdict is readable with one request. White paper in
 * dark mode too: labels are read in yards and in sunlight, so every text has a contrast of at least 7 to 1, also
 * on its soft ground, and every target is at least 48 px high.
 */
export const pageStyles = `
:root{--ink:#16191d;--ink2:#3f464e;--link:#0b4a6f;--rule:#d5d9dd;--control:#7a838c;--sunken:#f4f5f6;color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:400 17px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere;-webkit-text-size-adjust:100%}
fieldset{border:1px solid var(--rule);margin:0 0 12px;padding:8px 12px}textarea{width:100%;font:inherit;padding:10px;border:1px solid var(--control)}.choice{display:block;min-height:48px;padding-top:12px;font-weight:400}
main,header,footer{max-width:720px;margin:0 auto;padding:0 16px}
header{padding-top:10px;font-size:14px;color:var(--ink2);display:flex;flex-wrap:wrap;gap:0 16px;align-items:center;justify-content:space-between}
header p{margin:0;flex:1 1 240px}
.tongues summary,.more summary{display:inline-flex;align-items:center;min-height:48px;cursor:pointer;color:var(--link);text-decoration:underline;text-underline-offset:3px}
.tongues ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:0 16px}
.tongues[open]{flex-basis:100%}
.tongues a,.more a{display:inline-flex;align-items:center;min-height:48px}
.offline{margin:12px 0 0;padding:14px 16px;border:2px dashed #6b3900;background:#fff3df;font-weight:650}
h1{font-size:26px;line-height:1.2;margin:16px 0 8px;letter-spacing:-.01em}
h2{font-size:20px;line-height:1.3;margin:36px 0 10px;padding-top:10px;border-top:2px solid var(--ink)}
p{margin:0 0 10px}
a{color:var(--link);text-underline-offset:3px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.target,header a{display:inline-flex;align-items:center;min-height:48px}
.mono{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-variant-numeric:slashed-zero}
.head{display:flex;gap:14px;align-items:flex-start;margin:12px 0 0;padding:18px 16px;border:2px solid var(--tone);border-radius:2px;background:var(--soft)}
.head h1,.head p{margin:0}
.head p{font-weight:650;color:var(--tone)}
.head p:not(:empty){margin-top:8px}
.head svg{width:40px;height:40px;margin-top:-3px}
svg{flex:none;color:var(--tone);fill:none;stroke:currentColor;stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round}
.good{--tone:#0f5229;--soft:#e7f4ec}.bad{--tone:#911313;--soft:#fcebea}.attention{--tone:#6b3900;--soft:#fff3df}
.unknown{--tone:#3f464e;--soft:#eceef0}.info{--tone:#33378f;--soft:#ecedfb}
.head.unknown,.line.unknown{border-style:dashed}
.lines{list-style:none;margin:0;padding:0}
.line{display:flex;gap:12px;margin:0 0 10px;padding:12px;border:1px solid var(--tone);border-left-width:6px;border-radius:2px}
.line svg{width:28px;height:28px}
.line strong{color:var(--tone)}
.line div{flex:1;min-width:0}
.line p{margin:0}
.how,.where{font-size:14px;color:var(--ink2)}
.line .how{margin-top:6px}
.where{margin-top:4px}
dl{margin:0;display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:0 16px}
dt,dd{margin:0;padding:8px 0;border-bottom:1px solid var(--rule)}
dt{color:var(--ink2)}
dd{font-weight:600}
.mark{margin:0 0 12px;padding:16px;border:2px solid var(--ink);border-radius:2px}
.mark div+div{margin-top:10px}
.mark span{display:block;font-size:14px;color:var(--ink2)}
.mark b{display:block;font-size:34px;line-height:1.15;font-weight:700}
.mark div+div b{font-size:22px}
.steel{width:100%;height:auto;max-height:130px;margin:4px 0 8px;--tone:#16191d;stroke-width:1.5}.steel .here{stroke:#911313;stroke-width:2.5}.steel .seam{stroke:#7a838c}
.pair{display:flex;flex-wrap:wrap;gap:12px}
.button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:10px 18px;border:2px solid var(--link);border-radius:2px;background:var(--link);color:#fff;font:inherit;font-weight:650;text-decoration:none;cursor:pointer;flex:1 1 150px;text-align:center}
.button.quiet{background:#fff;color:var(--link)}
.note{display:none;margin-top:12px;padding:12px;border-left:6px solid var(--tone);background:var(--soft);font-weight:600}
.note:target,.note.shown:not(:empty){display:block}
.problem{margin:12px 0;padding:14px;border:2px solid var(--tone);background:var(--soft)}
.problem h2{margin:0 0 6px;padding:0;border:0}
ul.plain{list-style:none;margin:0;padding:0}
ul.plain li{border-bottom:1px solid var(--rule);padding:4px 0}
ol.plain{margin:0;padding:0 0 0 24px}
ol.plain li{padding:4px 0}
label{display:block;font-weight:650;margin:0 0 4px}
.hint{font-size:14px;color:var(--ink2);margin:0 0 6px}
input[type=text],input[type=url],input[type=file]{width:100%;min-height:48px;padding:10px 12px;border:2px solid var(--control);border-radius:2px;background:#fff;color:var(--ink);font:inherit;margin:0 0 12px}
input[type=file]{padding:0}
::file-selector-button{min-height:46px;margin:0 12px 0 0;padding:0 16px;border:0;border-right:2px solid var(--control);background:var(--sunken);color:var(--link);font:inherit;font-weight:650}
video{width:100%;max-height:60vh;background:#16191d;margin:0 0 12px}
footer{margin-top:40px;padding-bottom:40px;font-size:14px;color:var(--ink2)}
[hidden],.sprite{display:none!important}
.asleep{visibility:hidden}@media (scripting:none){.asleep{display:none}}
@media (min-width:600px){h1{font-size:30px}.mark b{font-size:44px}}
@media print{.no-print,.note,.tongues{display:none}body{font-size:12pt}}
@media (prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important}}
`;
