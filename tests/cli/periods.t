#!/bin/sh
# report quarter, year, campaign and project: the sections of a month over a longer time, and the
# documents that other commands write, too.
. "$(dirname "$0")/lib.sh"

export GUIYUAN_NOW=2026-10-02T10:00+08:00
new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
{
    funds open 90000.00 --place bank --fund operating
    fees assess 2026-10
    GUIYUAN_NOW=2026-10-09T10:00+08:00
    fees pay 3-301 500 --via bank
    fees pay 1-101 20 --via cash
    funds transfer 20.00 --from cash --to bank --reason 'carried'
    expenses add 320.00 --category repair --payee 'Roof & Sons' --fund operating --from bank \
        --handler p003 --by p002 --no-voucher 'lost'
    GUIYUAN_NOW=2026-10-12T10:00+08:00
    expenses add 1200.00 --category staff --post guard --payee 'guards' --fund operating \
        --from bank --handler p003 --by p002 --no-voucher 'list'
    git config user.email chair@example.org
    expenses approve X261009-001 --by p001
    expenses approve X261012-001 --by p001
    git config --unset user.email
    expenses pay X261009-001
    expenses pay X261012-001
    GUIYUAN_NOW=2026-11-02T10:00+08:00
    funds reconcile bank --balance 89000.00 --date 2026-10-31
    compound close 2026-10
    fees assess 2026-11
    fees pay 1-102 20 --via cash
} >/dev/null 2>&1

# --- a quarter ---
expect 0 'a report of a quarter' report quarter 2026-Q4
out_has 'is called by it' '# Test court\, accounts of the fourth quarter of 2026'
out_has 'it says that it is not over' \
    '*Not all of its months are closed yet\; these figures may still change\.*'
out_has 'what was moved neither came nor went' '- Came in: **¥540.00**'
out_has 'month by month' "| Month | Came in | Went out | On hand at the end | State |
| --- | ---: | ---: | ---: | --- |
| 2026-10 | 520.00 | 1,520.00 | 89,000.00 | books closed |
| 2026-11 | 20.00 | 0.00 | 89,020.00 | in progress |"
out_has 'wages by post' '| guard | 1,200.00 | 1 |'
out_has 'the largest payments' '| 320.00 | Roof \& Sons | 2026-10-12 |'
out_has 'where the rest is' 'Each payment with its voucher is in the report of its month'
expect 0 'in another language' report quarter 2026-Q4 --language zh-CN
out_has 'it speaks' '# Test court 2026年第四季度账目公开'
out_has 'of a period' '- 本期收入: **¥540.00**'
cp "$out" "$scratch/q.md"
expect 0 'it can be checked' report verify "$scratch/q.md"
sed -i 's/540\.00/590.00/' "$scratch/q.md"
expect 1 'a changed figure is found' report verify "$scratch/q.md"
err_has 'and named' "it says"

# --- a year ---
expect 0 'a report of a year' report year 2026 --format json
json 'says which' '.report,.subject' '"year"
"2026"'
json 'and that it is in progress' '.closed' false
json 'with the months that there are' '[.months[].month]' '["2026-10","2026-11"]'
json 'and what was paid for' '[.spending_months[]|.staff,.repair,.sum]' '["1200.00","320.00","1520.00"]'
expect 0 'as a page' report year 2026 --format html
out_has 'with its picture' 'Income and spending, month by month</figcaption>'

# --- what cannot be ---
refused 2 'a quarter that has not begun' '2027-Q1 has not begun yet' report quarter 2027-Q1
err_has 'and says what to name' 'name a quarter that has begun'
refused 2 'a quarter before the books' 'there are no books of 2026-Q3' report quarter 2026-Q3
refused 2 'a year before the books' 'there are no books of 2025' report year 2025
refused 2 'there are four' "QUARTER takes a quarter like 2026-Q3, not '2026-Q5'" \
    report quarter 2026-Q5
refused 2 'a year has four digits' "YEAR takes a year like 2026, not '26'" report year 26
refused 2 'languages are known' "'--language' takes one of zh-CN or en" \
    report year 2026 --language fr

# --- the same documents ---
expect 3 'a campaign is there or not' report campaign roads
expect 3 'a work is there or not' report project J2026-01

# --- decisions and notices on the site ---
site=$scratch/site
printf '%s\n' 'Water is off on *Friday*.' '' '<script>alert(1)</script>' \
    '[look](javascript:alert) and [here](https://example.org/)' >"$scratch/water.md"
adopt D2025-01
GUIYUAN_NOW=2026-11-03T10:00+08:00
notices publish "$scratch/water.md" --title 'Water' --kind other --channels board >/dev/null
expect 0 'the site has pages of them' report publish --output "$site"
file_has 'decisions with how they were taken' "$site/decisions.md" \
    '| what D2025-01 says | passed | assembly | 2025-06-30 |'
file_has 'notices with their texts' "$site/notices.html" 'Water is off on <em>Friday</em>'
is 'made harmless' "$(grep -c 'script>\|javascript:' "$site/notices.html")" 0
file_has 'the index leads to them' "$site/index.md" '[Notices that hang](notices.md) · Water'
file_has 'each decision stands in a place of its own' "$site/decisions.html" ' id="D2025-01">'
file_has 'and each notice' "$site/notices.html" '<h2 id="N2026-01">'
file_has 'the feed tells of each decision' "$site/feed.xml" '<title>what D2025-01 says</title>'
file_has 'with its day, as the compound counts it' "$site/feed.xml" \
    '<updated>2025-06-29T16:00:00Z</updated>
<link href="decisions.html#D2025-01"/>
<summary>passed · assembly · D2025-01</summary>'
file_has 'and of each notice' "$site/feed.xml" '<updated>2026-11-02T16:00:00Z</updated>
<link href="notices.html#N2026-01"/>
<summary>other · N2026-01</summary>'
entry_of() { # place: the id of its entry
    grep -B2 "#$1\"" "$site/feed.xml" | grep '<id>'
}
known=$(entry_of N2026-01)
is 'by an id of its own' "$(grep -c "$known" "$site/feed.xml")" 1
commit=$(git rev-parse HEAD)
fees pay 1-102 1 --via cash >/dev/null
expect 0 'what changes nothing of them' report publish --output "$site"
is 'which stays the same' "$(entry_of N2026-01)" "$known"
file_has 'leaves them as they are' "$site/notices.md" "$commit"
expect 0 'the site can be checked' report verify "$site"
sed -i 's/Friday/Sunday/' "$site/notices.md"
expect 1 'a changed notice is found' report verify "$site"
GUIYUAN_NOW=2026-11-20T10:00+08:00
notices remove N2026-01 >/dev/null 2>&1
expect 0 'when none hangs' report publish --output "$scratch/later"
file_has 'the page says so' "$scratch/later/notices.md" 'No notice hangs now\.'
is 'and the feed no longer leads there' "$(grep -c 'notices.html#' "$scratch/later/feed.xml")" 0

plan
