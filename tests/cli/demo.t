#!/bin/sh
# The reference compound, built by the real commands: its history holds, its reports are the same
# each time and free of personal data, and other programs come to the same balances.
. "$(dirname "$0")/lib.sh"

expect 0 'the year is built by running the commands' demo_ledger
GUIYUAN_LEDGER=$demo
GUIYUAN_NOW=2026-11-23T22:00:00+08:00
export GUIYUAN_LEDGER GUIYUAN_NOW
git config --global safe.directory '*'

is 'the work tree is clean' "$(git -C "$GUIYUAN_LEDGER" status --porcelain)" ''
expect 0 'git finds no fault' git -C "$GUIYUAN_LEDGER" fsck --strict --no-dangling
expect 0 'the ledger and its work tree pass the check' compound check
expect 0 'the audit finds nothing' audit verify
is 'eleven months are closed' "$(compound status --format csv | tr -d '\r' |
    sed -n 's/^last closed month,//p')" 2026-10
is 'the areas add up' "$(units list --format csv | tr -d '\r' |
    awk -F, 'NR > 1 { sum += $3 } END { printf "%.2f", sum }')" 32000.00
is 'there are 90 units' "$(units list --format csv | awk 'END { print NR - 1 }')" 90

expect 0 'an expense is traced' audit trace X260722-001
out_has 'with the payment that the bank returned' 'of Z260722-001: 账号有误，银行退回'

# --- reports ---
for format in markdown html json; do
    report month 2026-10 --format $format >"$scratch/first"
    report month 2026-10 --format $format --output "$scratch/second"
    expect 0 "two runs give the same bytes ($format)" cmp "$scratch/first" "$scratch/second"
done
report month 2026-10 >"$scratch/report"
commit=$(git -C "$GUIYUAN_LEDGER" rev-parse HEAD)
expect 0 'the report names its commit' grep -q "$commit" "$scratch/report"
old=$(git -C "$GUIYUAN_LEDGER" rev-parse HEAD~40)
report month 2026-10 --at "$old" >"$scratch/old"
expect 0 'a report from an older commit names that one' grep -q "$old" "$scratch/old"

# A word of English in a Chinese report is one that was not translated.
english() {
    for span in 'month 2025-12' 'month 2026-03' 'month 2026-04' 'month 2026-06' 'month 2026-07' \
        'month 2026-08' 'month 2026-11' 'quarter 2026-Q2' 'year 2026'; do
        report $span | sed '/页面/d; /账本提交/d; /校验点/d; s/Guiyuan 0[0-9.]*//' |
            tr -c 'A-Za-z0-9' '\n' | grep -xE '[A-Za-z]{3,}'
    done | sort -u | grep -vxE '[a-f]{8}'
}
is 'the Chinese report has no untranslated word' "$(english)" ''

units_named() {
    for month in 2025-12 2026-03 2026-08 2026-10 2026-11; do report month $month; done |
        grep -oE '\b[1-9]-[0-9]{2,4}\b'
}
is 'no report names a unit' "$(units_named)" ''
is 'the year names neither units nor persons' "$(report year 2026 | sed '/提交/d' |
    grep -oE '\b[1-9]-[0-9]{3}\b|\b[op][0-9]{3}\b')" ''
expect 0 'the year adds up' sh -c 'report year 2026 --format json | jq -e "
    ([.months[].in | tonumber] | add * 100 | round) == (.received | tonumber * 100 | round) and
    ([.spending_months[].sum | tonumber] | add * 100 | round) ==
        ([.categories[].amount | tonumber] | add * 100 | round)"'
is 'no report names an owner' "$(report month 2026-08 | grep -oE '\bo[0-9]{3}\b')" ''

# --- what was planned and allowed ---
is 'each large expense has two approvers' "$(expenses list --format json |
    jq -c '[.[] | select(.category != "staff" and (.amount | tonumber) > 5000 and
        .state == "paid") | .approvals] | unique')" '["2 of 2"]'
is 'all that was spent in the year stands in the budget' "$(funds budgets --format json |
    jq '[.[] | select(.budget == null)] | length')" 0

# --- who is who ---
is 'a committee of six, three of them in the party, sits since July' \
    "$(roster list --format json | jq -r '[.[] | select(.body == "committee").person] | join(" ")')" \
    'p001 p004 p002 p005 p006 p048'
is 'another sat before' "$(roster list --on 2026-07-09 --format json |
    jq -r '[.[] | select(.body == "committee").person] | join(" ")')" 'p001 p004 p002 p005 p006 p007'
expect 0 'no term ends soon and all are filed' roster ends
expect 1 'one building has no steward' roster gaps --format csv
is 'building 4' "$(tr -d '\r' <"$out" | sed 1d | cut -d , -f 2 | sort | uniq -c | tr -s ' ')" ' 6 4'
is 'there are ten partners' "$(roster list --of bodies --format json |
    jq '[.[] | select(.kind == "partner")] | length')" 10
is 'the report says so' "$(report month 2026-11 --format json |
    jq -c '[(.seats | length), (.partners | length), ([.stewards[].gaps] | add)]')" '[14,10,6]'
is 'no report names a person by id' "$(for month in 2025-12 2026-07 2026-11; do
    report month $month; done | grep -oE '\bp[0-9]{3}\b')" ''

# --- what was given ---
is 'more than 200,000 was given for two campaigns' "$(donations campaigns --format json |
    jq -r '[.[].given | tonumber] | "\(length) \(add > 200000)"')" '2 true'
is 'no campaign spent more than it was given' "$(donations campaigns --format json |
    jq '[.[] | select((.left | tonumber) < 0)] | length')" 0
english_given() {
    for campaign in roads centre; do donations statement $campaign; done |
        sed '/页面/d; /账本提交/d; /校验点/d; s/Guiyuan 0[0-9.]*//' | tr -c 'A-Za-z0-9' '\n' |
        grep -xE '[A-Za-z]{3,}' | grep -vxE '[a-f]{8}'
}
is 'the statements have no untranslated word' "$(english_given)" ''

# --- meters, vacant units, owners ---
is 'a meter that was not read is caught up' "$(fees readings household-water 2026-09 --format json |
    jq -c '[.[] | select(.unit == "8-104" or .unit == "8-303") | [.used, .state]]')" \
    '[["21.00","read"],["27.00","replaced"]]'
is 'a unit that stands empty owes a part' "$(fees statement 3-04 --format json |
    jq -r '[.[] | select(.item == "property") | .amount] | unique | join(" ")')" '1010.53 707.37'
is 'the month of a sale is split to the cent' "$(fees settle 5-302 --format json |
    jq -c '[.[] | select(.month == "2026-05" and .item == "property") | [.owner, .charged]]')" \
    '[["o030","218.36"],["o091","533.78"]]'
is 'who owns three units pays for them at once' "$(fees list --kind receipt --month 2026-09 \
    --format json | jq '[.[] | select(.unit | test("^6-(103|104|301)$"))] | length')" 3

# --- tickets ---
is 'tickets are of all seven kinds' "$(tickets list --all --format json |
    jq '[length, ([.[].kind] | unique | length)] == [37, 7]')" true
is 'every dispute was settled' "$(tickets list --all --kind dispute --format json |
    jq -r '[.[].state] | unique | join(" ")')" settled

# --- parking and other income ---
is 'all of the garage is taken, and one unit waits for it' "$(parking show --format json |
    jq -c '[([.[].spaces] | add), ([.[].used] | add), ([.[] | select(.waiting > 0) | [.kind, .waiting]])]')" \
    '[64,54,[["underground",1]]]'
is 'gross less cost is net in a month' "$(funds income --month 2026-10 --format json | jq -c \
    '[.[] | select(.source == "parking") | .charged, .earned, .gross, .cost, .net]')" \
    '["4950.00","2380.00","7330.00","359.40","6970.60"]'
is 'a space that changes hands within a month is charged by the day' \
    "$(for unit in 7-101 7-502; do fees statement $unit --format json; done | jq -c '[.[] |
        select(.item == "parking" and (.month == "2026-05" or .month == "2026-06") and
            (.date | startswith("2026-05-2") or startswith("2026-06-11"))) | .amount]' | tr -d '\n')" \
    '["-53.23"]["100.00"]'
is 'ground is charged from when the owners decided it' "$(fees tariffs --format json |
    jq -c '[.[] | select(.item == "parking") | [.from, .decision]]')" \
    '[["2026-01","D2018-02"],["2026-11","D2026-14"]]'

# --- the works ---
is 'three works were begun, and no contract is above its budget' \
    "$(projects list --format json | jq -r '[.[] | select((.contract | tonumber) <=
        (.budget | tonumber) and .quotes >= 3)] | length')" 3
is 'a work is finished, one under warranty, one under way' \
    "$(projects list --format json | jq -r '[.[].state] | join(" ")')" 'closed warranty contract'
english_works() {
    for project in J2026-01 J2026-02 J2026-03; do projects show $project; done |
        sed '/页面/d; /账本提交/d; /校验点/d; s/Guiyuan 0[0-9.]*//' | tr -c 'A-Za-z0-9' '\n' |
        grep -xE '[A-Za-z]{3,}' | grep -vxE '[a-f]{8}'
}
is 'their pages have no untranslated word' "$(english_works)" ''

# --- what everybody can see ---
is 'the rounds of a month add up' "$(rounds kept 2026-10 --format json |
    jq -c '[.[] | .planned == .done + .late + .missed + .unlogged] | unique')" '[true]'
is 'the seal was used twelve times' "$(compound seal list --format json | jq length)" 12
is 'one thing of the hand-over is still disputed' \
    "$(compound handover show company-2018 --missing --format json | jq -c '[.[].state]')" \
    '["disputed"]'
is 'supervisors signed each closed month' "$(for month in 2025-12 2026-05 2026-10; do
    audit review $month --format json | jq '[.[] | select(.what == "sign")] | length > 0'
done | sort -u)" true

# --- the peers ---
audit export hledger >"$scratch/books.journal"
expect 0 'hledger accepts the journal, strictly' hledger -f "$scratch/books.journal" check -s ordereddates
expect 0 'ledger accepts it, pedantically' ledger -f "$scratch/books.journal" --pedantic bal

peer_balances() { # prefix of the account
    hledger -f "$scratch/books.journal" bal "^$1" -O csv --flat -N -E |
        sed '1d; s/"//g; s/ CNY//' | awk -F, -v prefix="$1" '
            { sub(prefix ":", "", $1); printf "%s %.2f\n", $1, $2 }' | sort
}
our_balances() { # place or fund
    funds balance --month 2026-11 --format csv | tr -d '\r' |
        awk -F, -v what="$1" '$1 == what { printf "%s %.2f\n", $2, $7 }' | sort
}
moved() { # a line of each program for what ever moved
    grep -v ' 0.00$'
}
is 'hledger and we agree on every cash place' "$(peer_balances assets:place | moved)" \
    "$(our_balances place | moved)"
is 'hledger and we agree on every fund' "$(peer_balances equity:funds | moved)" \
    "$(our_balances fund | moved)"

peer_units() {
    hledger -f "$scratch/books.journal" bal '^assets:receivable' '^liabilities:credit' -O csv \
        --flat -N | sed '1d; s/"//g; s/ CNY//' | awk -F'[:,]' '
            $1 == "assets" { owed[$3] += $5 }
            $1 == "liabilities" { owed[$3] += $4 }
            END { for (unit in owed) if (owed[unit] > 0.001 || owed[unit] < -0.001)
                      printf "%s %.2f\n", unit, owed[unit] }' | sort
}
our_units() {
    fees arrears --all --format csv | tr -d '\r' | awk -F, '
        NR > 1 && ($2 - $11 > 0.001 || $2 - $11 < -0.001) {
            printf "%s %.2f\n", $1, $2 - $11 }' | sort
}
is 'hledger and we agree on every unit' "$(peer_units)" "$(our_units)"
is 'ledger and hledger agree' \
    "$(ledger -f "$scratch/books.journal" bal --flat --no-total --format '%(account) %(amount)\n' \
        '^assets:place' | sed 's/,//g; s/ CNY//' | sort)" \
    "$(hledger -f "$scratch/books.journal" bal '^assets:place' --flat -N -O csv |
        sed '1d; s/"//g; s/ CNY//; s/,\([0-9-]\)/ \1/' | sort)"

# --- the public site ---
expect 0 'the site is published, in both languages' report publish --output "$scratch/site" \
    --language zh-CN --language en
expect 0 'it is what the ledger says' report verify "$scratch/site"
units list --format csv | tr -d '\r' | awk -F, 'NR > 1 { print $1 }' >"$scratch/units"
is 'no page has a unit, but for givers who wished to be named' \
    "$(grep -rlwFf "$scratch/units" "$scratch/site" | grep -v '/campaign-')" ''
is 'no page has the id of a person or an owner' \
    "$(grep -rohwE '[op][0-9]{3}' "$scratch/site" | sort -u | head -n 5)" ''
sed -n 's/.*\(payer\|ref\): "\([^"]*\)".*/\2/p' "$GUIYUAN_LEDGER"/private/*.yaml | sort -u >"$scratch/names"
[ "$(wc -l <"$scratch/names")" -gt 5 ]
ok 'there are names and references in private/' $?
look="python3 $source_dir/tests/cli/personal.py"
expect 0 'no page has one of them, nor a number or an address of a person' \
    $look "$scratch/site" "$scratch/names"
out_is 'nothing is found' ''
# What is looked for is found, in every kind of file.
cp -r "$scratch/site" "$scratch/leak"
sed -i '0,/<p/s//<p>+86 138-1234-5678<p/' "$scratch/leak/2026-10.html"
echo '１１０１０５１９４９１２３１００２X' >>"$scratch/leak/en/2026-10.md"
sed -i '1s/{/{ "x": "6222 0212 3456 7890 128",/' "$scratch/leak/2026-10.json"
echo 'a,someone\@example\.org' >>"$scratch/leak/receipts-2026-10.csv"
sed -i "s|<title>|&$(tail -n 1 "$scratch/names")|" "$scratch/leak/feed.xml"
expect 1 'a page that has one is found' $look "$scratch/leak" "$scratch/names"
is 'each of them' "$(sed 's/: \(name\|[a-z]*\): .*/ \1/' "$out" | sort -u | tr '\n' ' ')" \
    '2026-10.html mobile 2026-10.json card en/2026-10.md identity feed.xml name receipts-2026-10.csv address '
grep -hE '^(page|file) ' "$scratch/site/site.txt" | awk '{ print $NF }' |
    grep -vE '^((en|zh-CN)/)?[a-zA-Z0-9-]+(\.[a-z]+)?$' >"$scratch/odd"
file_is 'nor has the name of a page' "$scratch/odd" ''
expect 0 'every unit gets a statement' report statements --output "$scratch/statements"
is 'ninety of them' "$(find "$scratch/statements" -name '*.html' | wc -l)" 90

# --- what books itself ---
is "a merchant's bill is income by a rule, fees that are paid, and refunds" \
    "$(funds earnings --source cabinet --format json | jq -r '[.[] | .reversed != null] | [length, (map(select(.)) | length)] | @csv')" \
    '52,4'
is 'the fees of its months are four expenses' \
    "$(expenses list --format json | jq -c '[.[] | select(.category == "payfees") | .state] | group_by(.) | map([.[0], length])')" \
    '[["paid",4]]'

# --- once more ---
work=${demo%/ledger}/work
is 'statements come from four sources' \
    "$(grep -rho 'format: [a-z-]*, place: [a-z]*' "$GUIYUAN_LEDGER/fees" | sort -u)" \
    'format: alipay-personal, place: alipay
format: ccb, place: bank
format: wechat-funds, place: merchant
format: wechat-personal, place: wechat'
run funds reconcile bank --statement "$work/ccb-2026-05.csv" --map ccb --dry-run
out_has "the bank's agrees with the books row by row" 'only on the statement: 0 (0.00)'
file=$(find "$work" -name 'wechat-2026-11-23.csv')
before=$(git -C "$GUIYUAN_LEDGER" rev-parse HEAD)
run fees import "$file" --to wechat
is 'a statement that is imported again adds nothing' "$(git -C "$GUIYUAN_LEDGER" rev-parse HEAD)" \
    "$before"
out_has 'and says so' 'nothing to change'
plan
