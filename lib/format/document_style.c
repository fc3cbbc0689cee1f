/*
 * How a report looks: read by old people on phones, printed for a bulletin board. One accent
 * (green), amber only where a reader should be wary, rules instead of boxes, figures in columns.
 * Every pair of text and ground keeps a contrast of 4.5:1 or more (WCAG 2.1 AA) in both modes. In
 * pieces, because a C17 compiler need not take a string literal over 4,095 bytes.
 */
#include "format/document_internal.h"

static const char palette[] =
    ":root {\n"
    "  color-scheme: light dark;\n"
    "  --paper: #ffffff; --ink: #1c2420; --soft: #536059; --line: #d9e0dc;\n"
    "  --green: #1f5c46; --amber: #7d4600; --amber-wash: #fff1d6; --shade: rgb(28 36 32 / 16%);\n"
    "}\n"
    "@media (prefers-color-scheme: dark) {\n"
    "  :root {\n"
    "    --paper: #121715; --ink: #e4eae6; --soft: #a3afa8; --line: #313b36;\n"
    "    --green: #86cdae; --amber: #f2bd6b; --amber-wash: #36280e; --shade: rgb(0 0 0 / 70%);\n"
    "  }\n"
    "}\n";

/* `anywhere`: a long word must not widen the page. `keep-all`: a Chinese heading breaks at its
 * blanks and marks while that is possible, not between any two characters. */
static const char text_rules[] =
    "* { box-sizing: border-box; }\n"
    "html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }\n"
    "body {\n"
    "  margin: 0; background: var(--paper); color: var(--ink);\n"
    "  font: 1.0625rem/1.7 -apple-system, BlinkMacSystemFont, \"Segoe UI\", Roboto,\n"
    "    \"PingFang SC\", \"Noto Sans CJK SC\", \"Microsoft YaHei\", sans-serif;\n"
    "  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; line-break: strict;\n"
    "}\n"
    "main { max-width: 56rem; margin: 0 auto; padding: 2.25rem 1.125rem 4rem; }\n"
    "h1, h2, h3, h4, h5, h6 { line-height: 1.3; font-weight: 650; }\n"
    "h1, h2, h3, h4, h5, h6, caption, dt, thead th { word-break: keep-all; }\n"
    "h1 {\n"
    "  margin: 0 0 1.25rem; color: var(--green); text-wrap: balance;\n"
    "  font-size: clamp(1.625rem, 1.3rem + 1.8vw, 2.25rem);\n"
    "}\n"
    "h1::before {\n"
    "  content: \"\"; display: block; width: 2.75rem; margin-bottom: 1rem;\n"
    "  border-top: 4px solid var(--green);\n"
    "}\n"
    "nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 1.25rem; }\n"
    "a { color: var(--green); text-underline-offset: .2em; }\n"
    "nav a { display: inline-block; padding: .375rem 0; }\n"
    "a:focus-visible { outline: 2px solid var(--green); outline-offset: 3px; }\n"
    ".links { margin: 1rem 0; padding: 0; list-style: none; border-bottom: 1px solid var(--line); "
    "}\n"
    ".links li { padding: .625rem 0; border-top: 1px solid var(--line); }\n"
    ".links .note { margin-left: .5rem; }\n"
    "h2 { margin: 2.75rem 0 .75rem; font-size: 1.3125rem; color: var(--green); }\n"
    "h3, h4, h5, h6 { margin: 2rem 0 .5rem; font-size: 1.0625rem; }\n"
    "p { margin: 0 0 1rem; }\n"
    ".note { color: var(--soft); font-size: .9375rem; line-height: 1.6; }\n"
    "blockquote {\n"
    "  margin: 1.25rem 0; padding: .125rem 0 .125rem 1rem; border-left: 3px solid var(--line);\n"
    "}\n"
    "blockquote p { margin: 0; }\n"
    ".cp {\n"
    "  padding: 0 .25em; border-radius: 3px; background: var(--amber-wash); color: var(--amber);\n"
    "  font-size: .875em; white-space: nowrap;\n"
    "}\n";

static const char figure_rules[] =
    "dl, dt, dd { margin: 0; }\n"
    ".figures {\n"
    "  display: grid; margin: 1.5rem 0 2rem; border-block: 1px solid var(--line);\n"
    "}\n"
    ".figures > div { padding: .875rem 0; }\n"
    ".figures > div + div { border-top: 1px solid var(--line); }\n"
    ".figures dt { color: var(--soft); font-size: .9375rem; line-height: 1.5; }\n"
    ".figures dd { color: var(--green); font-size: 1.75rem; font-weight: 650; line-height: 1.3; }\n"
    ".figures .note {\n"
    "  margin-top: .125rem; color: var(--soft); font-size: .9375rem; font-weight: 400;\n"
    "  line-height: 1.5;\n"
    "}\n"
    /* On a wide page the rules between rows give way to air, so any number of rows is tidy. */
    "@media (min-width: 40rem) {\n"
    "  .figures { grid-template-columns: repeat(3, 1fr); gap: 0 2rem; padding: .5rem 0; }\n"
    "  .figures.pairs { grid-template-columns: repeat(2, 1fr); }\n"
    "  .figures > div + div { border-top: 0; }\n"
    "}\n"
    ".facts {\n"
    "  margin: 1.5rem 0; padding-top: .75rem; border-top: 1px solid var(--line);\n"
    "  color: var(--soft); font-size: .875rem; line-height: 1.6; font-variant-ligatures: none;\n"
    "}\n"
    ".facts > div { display: grid; grid-template-columns: 5.5em 1fr; gap: 0 .75rem; }\n"
    "@media (min-width: 40rem) { .facts > div { grid-template-columns: 9em 1fr; } }\n";

/* A table wider than the page scrolls in its own region. Its first column stays, behind a rule on
 * a narrow page and, where the browser can tell that the table is scrolled, a shadow, so that half
 * a figure beside it is not taken for a whole one. On the right a shadow tells that there is more:
 * the gradient in the paper's colour moves with the content and uncovers it. */
static const char table_rules[] =
    ".table {\n"
    "  margin: 1.25rem 0 1.75rem; overflow-x: auto; -webkit-overflow-scrolling: touch;\n"
    "  background:\n"
    "    linear-gradient(to left, var(--paper) 40%, transparent) right / 2.5rem 100% local,\n"
    "    linear-gradient(to left, var(--shade), transparent) right / .625rem 100% scroll,\n"
    "    var(--paper);\n"
    "  background-repeat: no-repeat;\n"
    "}\n"
    ".table:focus-visible { outline: 2px solid var(--green); outline-offset: 3px; }\n"
    "table { width: 100%; border-collapse: separate; border-spacing: 0; line-height: 1.45; }\n"
    "caption { background: var(--paper); font-weight: 600; text-align: left; }\n"
    "caption bdi {\n"
    "  display: inline-block; position: sticky; left: 0; max-width: calc(100vw - 2.25rem);\n"
    "  padding-bottom: .375rem;\n"
    "}\n"
    "th, td {\n"
    "  min-width: 7em; max-width: 18em; padding: .5rem 1rem .5rem 0; text-align: left;\n"
    "  vertical-align: top; font-weight: 400; overflow-wrap: break-word;\n"
    "}\n"
    "tr > :first-child { position: sticky; left: 0; background: var(--paper); }\n"
    "@media (max-width: 40rem) {\n"
    "  tr > :first-child { max-width: 9em; padding-right: .75rem; }\n"
    "  tr > :first-child:not(:last-child) { border-right: 1px solid var(--line); }\n"
    "  tr > :nth-child(2) { padding-left: .75rem; }\n"
    "}\n"
    "@supports (animation-timeline: scroll(x)) {\n"
    "  tr > :first-child {\n"
    "    clip-path: inset(-1px -1rem -1px 0); animation: aside linear both;\n"
    "    animation-timeline: scroll(nearest x);\n"
    "  }\n"
    "}\n"
    "@keyframes aside { 4%, to { box-shadow: 0 0 .625rem var(--shade); } }\n"
    "th:last-child, td:last-child { padding-right: 0; }\n"
    ".n { min-width: 0; text-align: right; white-space: nowrap; }\n"
    ".d { min-width: 0; white-space: nowrap; }\n"
    "thead th { color: var(--soft); font-size: .9375rem; vertical-align: bottom; }\n"
    /* Rules belong to the row below them: a column that stays would cover those above it. */
    "tbody tr > * { border-top: 1px solid var(--line); }\n"
    "tbody tr:first-child > * { border-top: 2px solid var(--green); }\n"
    "tbody:last-child tr:last-child > * { border-bottom: 1px solid var(--line); }\n"
    "tfoot tr > * {\n"
    "  border-top: 2px solid var(--green); padding-top: .625rem; font-weight: 650;\n"
    "}\n";

/* Pictures use the page's colours, so they follow dark mode and print by themselves. */
static const char chart_rules[] =
    ".chart { margin: 1.25rem 0 1.5rem; max-width: 34rem; }\n"
    ".chart svg { display: block; width: 100%; height: auto; overflow: visible; }\n"
    ".chart text { font-size: 13px; fill: var(--ink); }\n"
    ".chart .value { text-anchor: end; }\n"
    ".chart .tick { text-anchor: middle; font-size: 11px; fill: var(--soft); }\n"
    ".chart .bar { fill: var(--green); }\n"
    ".chart .second, .chart .over { fill: var(--amber); }\n"
    ".chart .track, .chart .line { fill: var(--line); }\n"
    ".chart figcaption { margin-bottom: .5rem; font-weight: 600; }\n";

/* A sheet on a wall: read from a step away, and all of it on one page. */
static const char poster_rules[] =
    ".scan { display: flex; align-items: center; gap: 1.25rem; margin: 1.5rem 0; }\n"
    ".scan .code { flex: none; width: 9rem; height: 9rem; }\n"
    ".scan figcaption { min-width: 0; }\n"
    ".scan strong, .scan .note { display: block; overflow-wrap: anywhere; }\n"
    ".poster main { max-width: 46rem; }\n"
    ".poster .chart { max-width: none; }\n"
    "@media print {\n"
    "  .poster main { height: 258mm; display: flex; flex-direction: column; overflow: hidden; }\n"
    "  .poster h1 { font-size: 30pt; margin-bottom: 6mm; }\n"
    "  .poster h2, .poster h2 + p { display: none; }\n"
    "  .poster .figures { margin: 0 0 6mm; }\n"
    "  .poster .figures dd { font-size: 24pt; }\n"
    "  .poster .figures dt, .poster .figures .note { font-size: 13pt; }\n"
    "  .poster .chart { max-width: none; margin: 0; }\n"
    "  .poster .chart figcaption { font-size: 14pt; }\n"
    "  .poster .chart svg { height: 84mm; }\n"
    "  .poster .scan { margin: auto 0 2mm; }\n"
    "  .poster .scan .code { width: 42mm; height: 42mm; }\n"
    "  .poster .scan strong { font-size: 15pt; }\n"
    "  .poster .facts { margin: 0; }\n"
    "}\n";

/* The board: black on white whatever the reader's mode, no rows cut in two, headings kept with
 * what follows, the head repeated on each sheet and the total not. */
static const char print_rules[] =
    "@page { size: A4; margin: 18mm 17mm; }\n"
    "@media print {\n"
    "  :root {\n"
    "    color-scheme: light;\n"
    "    --paper: #fff; --ink: #000; --soft: #3c4540; --line: #b9c2bd;\n"
    "    --green: #1f5c46; --amber: #7d4600; --amber-wash: #fff; --shade: transparent;\n"
    "  }\n"
    "  body { font-size: 11pt; line-height: 1.5; background: none; }\n"
    "  main { max-width: none; padding: 0; }\n"
    "  nav { display: none; }\n"
    "  a { color: inherit; text-decoration: none; }\n"
    "  h1 { font-size: 22pt; }\n"
    "  h2 { margin-top: 20pt; font-size: 14pt; }\n"
    "  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }\n"
    "  .figures { grid-template-columns: repeat(3, 1fr); gap: 0 2rem; }\n"
    "  .figures.pairs { grid-template-columns: repeat(2, 1fr); }\n"
    "  .figures > div + div { border-top: 0; }\n"
    "  .figures dd { font-size: 17pt; }\n"
    "  .figures .note, .note, .facts { font-size: 9.5pt; }\n"
    "  .figures, .figures > div, blockquote, tr { break-inside: avoid; }\n"
    "  .chart { max-width: 100mm; break-inside: avoid; }\n"
    "  .table { overflow: visible; background: none; }\n"
    "  caption bdi { max-width: none; }\n"
    "  table { font-size: 10pt; }\n"
    "  th, td { min-width: 0; padding: 4pt 10pt 4pt 0; }\n"
    "  tr > :first-child, caption bdi { position: static; background: none; animation: none; }\n"
    "  tr > :first-child { max-width: 18em; }\n"
    "  thead { display: table-header-group; }\n"
    "  thead th { border-bottom: 2px solid var(--green); font-size: 9.5pt; }\n"
    "  tbody tr:first-child > * { border-top: 0; }\n"
    "  tfoot { display: table-row-group; }\n"
    "  .cp { border: 1px solid; }\n"
    "  p { orphans: 3; widows: 3; }\n"
    "}\n";

void document_style(struct text *out)
{
    text_add(out, palette);
    text_add(out, text_rules);
    text_add(out, figure_rules);
    text_add(out, table_rules);
    text_add(out, chart_rules);
    text_add(out, print_rules);
    text_add(out, poster_rules);
}
