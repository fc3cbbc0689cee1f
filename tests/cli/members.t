#!/bin/sh
# Whether the committee's own members have paid: half-yearly, how many, and neither who nor where.
. "$(dirname "$0")/lib.sh"

export GUIYUAN_NOW=2026-12-01T10:00+08:00
new_ledger "$scratch/ledger" 2026-12
cd "$scratch/ledger" || exit 1
begin() (
    set -e
    printf '%s\n' unit,kind,area,owner 1-101,flat,100.00,p001 1-102,flat,50.00,p002 \
        1-103,flat,50.00,p002 2-301,villa,150.00,o003 | units import -
    fees tariff set property --by area --rate villa=2.20 --rate flat=1.60 --fund operating \
        --from 2026-12
    roster body committee --name 'Owners committee' --kind committee --level compound --seats 5
    roster body street --name Street --kind street --level street
    for person in p001 p002 p003; do
        roster person $person
        roster term committee member $person --from 2026-12-01 --to 2031-11-30
    done
    fees assess 2026-12
    fees pay 1-101 160 --via cash
    fees pay 1-102 80 --via cash
    GUIYUAN_NOW=2026-12-31T19:00+08:00 fees pay 2-301 1 --via cash # when all is due
)
expect 0 'a committee of three, two of whom own homes' begin
export GUIYUAN_NOW=2026-12-31T20:00+08:00

expect 0 'the half-year ends' report month 2026-12 --format json
json 'who owns several homes owes for each' .members \
    '[{"body":"Owners committee","members":3,"owners":2,"paid":1,"state":"not all have paid"}]'
expect 0 'for people' report month 2026-12
out_has 'only numbers are told' '| Owners committee | 3 | 2 | 1 | not all have paid |'
is 'neither who nor where' "$(grep -cE 'p00[0-9]|1-10[0-9]' "$out")" 0
fees pay 1-103 80 --via cash >/dev/null
expect 0 'once all have paid' report month 2026-12
out_has 'it says so' '| Owners committee | 3 | 2 | 2 | all have paid |'
expect 0 'so does the year' report year 2026
out_has 'whose last month ends a half-year' '| Owners committee | 3 | 2 | 2 | all have paid |'
expect 0 'a member who has gone' roster term end committee member --person p001 --to 2026-12-20 \
    --why 'moved away'
expect 0 'is none at the end' report month 2026-12
out_has 'and not counted' '| Owners committee | 2 | 1 | 1 | all have paid |'
expect 0 'when no member owns a home' eval 'roster term end committee member --person p002 \
    --to 2026-12-20 --why "moved away" >/dev/null 2>&1; report month 2026-12'
is 'there is nothing to say' "$(grep -c 'own fees' "$out")" 0

plan
