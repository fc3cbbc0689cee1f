#!/bin/sh
# A unit changes hands in the middle of a month: who owes what, by day and to the cent.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
adopt D2026-01
fees assess 2026-10 >/dev/null 2>&1
fees assess 2026-11 >/dev/null 2>&1
GUIYUAN_NOW=2026-11-20T10:00+08:00
# 1-101 owes 160.00 for October and for November; it is sold on the 11th, of 30 days

refused 3 'a unit that was never sold' "the unit '1-101' has not changed hands" fees settle 1-101
refused 3 'a unit that is not there' "no unit has the code '9-9'" fees settle 9-9
expect 0 'a hand-over to come' fees settle 1-101 --on 2026-11-11 --format csv
out_has 'is reckoned with' 'o001,property,2026-11,2026-11-20,10/30,53.33,0.00,53.33'
out_has 'for a new owner' 'new,property,2026-11,2026-11-20,20/30,106.67,0.00,106.67'
units change 1-101 --owner o091 --from 2026-11-11 --reason sold >"$out"
expect 0 'the hand-over' fees settle 1-101 --format csv
out_is 'adds up to the cent' "$(printf '%s\r\n' owner,item,month,due,days,charged,settled,open \
    o001,property,2026-10,2026-10-20,31/31,160.00,0.00,160.00 \
    o001,property,2026-11,2026-11-20,10/30,53.33,0.00,53.33 \
    o001,together,,,,213.33,0.00,213.33 \
    o091,property,2026-11,2026-11-20,20/30,106.67,0.00,106.67 \
    o091,together,,,,106.67,0.00,106.67 | cat)"
expect 0 'one unit' units show 1-101 --format json
json 'says what each owner owes' 'map([.owner,.owed])' '[["o001","213.33"],["o091","106.67"]]'
expect 0 'its account' fees statement 1-101 --format csv
out_has 'says who owes a charge' ',C261103-002,property,2026-11,160.00,320.00,"o001 53.33, o091 106.67"'
out_has 'of a whole month, too' ',C261103-001,property,2026-10,160.00,160.00,o001'
fees pay 1-101 200 --via bank >"$out"
expect 0 'what is paid' fees settle 1-101 --format csv
out_has 'counts for the earlier owner first' 'o001,property,2026-11,2026-11-20,10/30,53.33,40.00,13.33'
out_has 'and leaves the other part' 'o091,property,2026-11,2026-11-20,20/30,106.67,0.00,106.67'
fees waive 1-101 property 2026-11 20 --decision D2026-01 --reason 'no lift' >"$out"
expect 0 'a waiver' fees settle 1-101 --format json
json 'counts the same way' 'map(select(.item=="together") | [.owner,.open])' \
    '[["o001","0.00"],["o091","100.00"]]'
fees pay 1-101 150 --via bank >"$out"
expect 0 'what is too much' fees settle 1-101 --format csv
out_has 'is credit that stays with the unit' 'o091,credit,,,,0.00,50.00,-50.00'
expect 0 'December is not assessed' fees settle 1-102 --on 2026-12-05
err_has 'which is said' 'the month of the hand-over, 2026-12, is not assessed yet'
expect 0 'the ledger is in order' compound check
audit export csv --output "$scratch/tables" >"$out"
file_has 'the parts are exported' "$scratch/tables/owner_parts.csv" ',2,o091,20,106.67,0.00'

# --- the committee's own rule ---
sed -i 's/^rules:$/rules:\n  change_day: old/' compound.yaml
expect 0 'the rule is data' compound commit -m 'compound: the day of a change is the old owner'\''s'
expect 0 'the day of the change' fees settle 1-101 --on 2026-11-11 --format csv
out_has 'is then the old owner'\''s' 'o001,property,2026-11,2026-11-20,11/30,58.67,58.67,0.00'

# --- a meter that is read at the hand-over ---
GUIYUAN_NOW=2026-12-31T20:00+08:00
fees tariff set heat --by meter --rate villa=1 --rate flat=1 --fund utilities --from 2026-12 \
    >/dev/null
fees read 1-102 100 --item heat --date 2026-11-30 --month 2026-11 >/dev/null
fees read 1-102 103.33 --item heat --date 2026-12-11 >/dev/null
units change 1-102 --owner o092 --from 2026-12-12 --reason sold >/dev/null
fees read 1-102 110 --item heat >/dev/null
fees assess 2026-12 >/dev/null 2>&1
expect 0 'a meter' fees settle 1-102 --format csv
out_has 'splits by what was used' 'o002,heat,2026-12,2026-12-20,12/31,3.33,0.00,3.33'
out_has 'to the cent' 'o092,heat,2026-12,2026-12-20,19/31,6.67,0.00,6.67'
out_has 'and the fee by days' 'o002,property,2026-12,2026-12-20,12/31,30.97,0.00,30.97'
plan
