#!/bin/sh
# reports.yaml and introductions/: which sections the reports have, in which order, and what the
# committee says at their beginning.
. "$(dirname "$0")/lib.sh"

export GUIYUAN_NOW=2026-10-02T10:00+08:00
new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
{
    funds open 1000.00 --place bank --fund operating
    fees assess 2026-10
    GUIYUAN_NOW=2026-11-02T10:00+08:00
    funds reconcile bank --balance 1000.00 --date 2026-10-31
    compound close 2026-10
} >/dev/null 2>&1
site=$scratch/site
closed=$(git rev-parse HEAD)
headings() {
    sed -n 's/^## //p' "$out" | tr '\n' '|'
}

# --- sections ---
expect 0 'as it is' report month 2026-10
is 'sections are in their order' "$(headings)" \
    'Money|Fees|Arrears|Shared water and electricity|Staff|Spending|Corrections|Where this comes from|'
expect 0 'a section is left out' report set staff --hidden true
out_has 'and says so' 'reports: leave out the section staff'
is 'it is a line of a register' "$(cat reports.yaml)" '- {section: staff, hidden: true}'
expect 0 'another is named' report set corrections
expect 0 'and the first shown again' report set staff --hidden false
is 'the new line stands for the old one' "$(cat reports.yaml)" '- {section: staff}
- {section: corrections}'
expect 0 'a report of it' report month 2026-10
is 'what is named stands first' "$(headings)" \
    'Staff|Corrections|Money|Fees|Arrears|Shared water and electricity|Spending|Where this comes from|'
expect 0 'how many of the largest payments' report set spending --largest 3
refused 4 'money must be published' "the section 'money' cannot be left out" \
    report set money --hidden true
refused 4 'only spending lists the largest' "the section 'fees' has no list of largest payments" \
    report set fees --largest 3
refused 2 'sections are known' 'one of money, fees' report set weather --hidden true
expect 0 'the settings hold' compound check

# --- by hand ---
printf -- '- {section: money, hidden: true}\n- {section: money}\n' >reports.yaml
expect 3 'what is wrong by hand is found' compound commit -m 'compound: settings'
err_has 'where it stands' "reports.yaml:1:28: the section 'money' cannot be left out"
err_has 'all of it' "reports.yaml:2:13: the section 'money' is there twice"
git checkout -q reports.yaml

# --- introductions ---
printf '%s\n' 'A *quiet* month.' '' '<script>alert(1)</script>' '' \
    'See [the roof](https://example.org/roof) or [not](javascript:alert)' >"$scratch/words.md"
expect 0 'a report is introduced' report introduce 2026-10 "$scratch/words.md"
out_has 'and says so' 'reports: introduce the report of 2026-10'
expect 0 'its page' report month 2026-10 --format html
out_has 'has the words' 'A <em>quiet</em> month'
out_has 'and the link' 'href="https://example.org/roof"'
is 'made harmless' "$(grep -c 'script>\|javascript:' "$out")" 0
introduced=$(git rev-parse HEAD)
expect 0 'and on the site' report publish --output "$site"
file_has 'the closed month states the commit of its introduction' "$site/2026-10.md" "$introduced"
file_has 'its receipts that of its closing' "$site/receipts-2026-10.md" "$closed"
expect 0 'it can be checked' report verify "$site"
expect 0 'a year, too' report introduce 2026 "$scratch/words.md"
expect 0 'it is in JSON' report year 2026 --format json
json 'as it was written' '.introduction' "$(jq -Rs . "$scratch/words.md")"

# --- in another language ---
expect 0 'the page in Chinese' report month 2026-10 --language zh-CN --format html
out_has 'has the text there is, and says in which language' '<div lang="en">
<p>A <em>quiet</em> month.</p>'
expect 0 'JSON says so, too' report month 2026-10 --language zh-CN --format json
json 'of the text' .introduction_language '"en"'
printf '平静的一个月。\n' >"$scratch/words-zh.md"
expect 0 'it is introduced in Chinese' report introduce 2026-10 "$scratch/words-zh.md" --language zh-CN
out_has 'and says so' 'reports: introduce the report of 2026-10 (zh-CN)'
is 'it is a file of its own' "$(cat introductions/2026-10.zh-CN.md)" '平静的一个月。'
translated=$(git rev-parse HEAD)
expect 0 'then the page in Chinese' report month 2026-10 --language zh-CN --format html
out_has 'has the Chinese text' '<h2 id="section-1"><bdi>业委会的话</bdi></h2>
<p>平静的一个月。</p>'
expect 0 'and the other one' report month 2026-10 --format html
out_has 'its own' 'A <em>quiet</em> month'
is 'without a word of Chinese' "$(grep -c 平静 "$out")" 0
expect 0 'both are published' report publish --output "$site" --language en --language zh-CN
file_has 'and state the commit of the newer text' "$site/2026-10.md" "$translated"
expect 0 'and can be checked' report verify "$site"
expect 0 'the own language needs no name' report introduce 2026-10 "$scratch/words.md" --language en
out_is 'its text is there' 'nothing to change'
is 'and has no file of its own' "$(ls introductions | tr '\n' ' ')" \
    '2026-10.md 2026-10.zh-CN.md 2026.md '
refused 2 'of languages that reports have' 'one of zh-CN or en' \
    report introduce 2026-10 "$scratch/words.md" --language de
cp introductions/2026.md introductions/2026.de.md
expect 3 'by hand, too' compound commit -m 'reports: auf Deutsch'
err_has 'it is the name of no report' "'2026.de.md' is the name of no report"
rm introductions/2026.de.md

refused 3 'of no report' "'2026-13.md' is the name of no report" \
    report introduce 2026-13 "$scratch/words.md"
refused 3 'nor of a path' "'x.md' is the name of no report" report introduce ../x "$scratch/words.md"
printf 'call 138\000' >"$scratch/bad.md"
refused 3 'a text is text' 'introductions/2026-11.md:1:9: the introduction has a control character' \
    report introduce 2026-11 "$scratch/bad.md"
echo 'Call Mr Wang: 13812345678' >"$scratch/phone.md"
refused 2 'of a month before the books' 'there are no books of 2025-Q4' \
    report introduce 2025-Q4 "$scratch/words.md"
printf '\357\273\277# As Notepad saves it\r\n\r\n-\tone\r\n' >"$scratch/notepad.md"
expect 0 'a text from another system' report introduce 2026-11 "$scratch/notepad.md"
is 'is one of ours' "$(cat introductions/2026-11.md)" '# As Notepad saves it

-    one'
refused 4 'no personal data' 'personal data' report introduce 2026-11 "$scratch/phone.md"
expect 0 'the ledger holds' compound check
expect 0 'and its history' audit verify

plan
