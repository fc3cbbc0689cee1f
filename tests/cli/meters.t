#!/bin/sh
# Meters of single units, bills split by usage, and vacant units.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1

# --- the tariffs ---
refused 4 'steps are of a meter' "the tariff of 'lift' has steps, but no meter" \
    fees tariff set lift --by unit --rate flat=1 --step 10=2 --from 2026-10
refused 4 'steps rise' "the tariff of 'heat' has steps that do not rise" \
    fees tariff set heat --by meter --rate flat=1 --step 10=2 --step 10=3 --from 2026-10
refused 2 'a step is a limit and a rate' "the step '10' is no limit with a rate" \
    fees tariff set heat --by meter --rate flat=1 --step 10 --from 2026-10
refused 4 'a meter has a price' "the tariff of 'heat' has no rate" \
    fees tariff set heat --by meter --from 2026-10
refused 4 'a factor is of a fixed fee' 'is lower for vacant units, but is no fixed fee' \
    fees tariff set heat --by meter --rate flat=1 --vacant 0.7 --from 2026-10
refused 4 'a factor is at most 1' 'asks more of a vacant unit than of others' \
    fees tariff set lift --by unit --rate flat=1 --vacant 1.01 --from 2026-10
refused 4 'a split by usage names the meter' 'is split by usage and names no meter' \
    fees tariff set loss --split usage --from 2026-10
expect 0 'heat is metered' fees tariff set heat --by meter --rate villa=0.52 --rate flat=0.50 \
    --step 100=0.80 --fund utilities --from 2026-10
made 'with steps' <<'END'
fees: set the tariff of heat from 2026-10

Ledger-Command: fees tariff

tariffs.yaml
+- {item: heat, name: "heat", by: meter, rates: {villa: 0.52, flat: 0.50}, steps: [{above: 100, rate: 0.80}], fund: utilities, from: 2026-10}
END
expect 0 'what is lost is split by usage' fees tariff set loss --split usage --meter heat \
    --from 2026-10
expect 0 'vacant units owe less' fees tariff set property --vacant 0.70 --from 2026-10
expect 0 'all of it is listed' fees tariffs --format json
json 'with steps, factor and meter' 'map([.item,.by,.steps,.vacant,.split,.meter])' \
    '[["property","area","","0.70","",""],["water","share","","","area",""],["heat","meter","100=0.80","","",""],["loss","share","","","usage","heat"]]'

# --- readings ---
refused 4 'an item is metered' "no tariff charges 'water' to '1-101' by meter" \
    fees read 1-101 5 --item water
refused 4 'a unit is there' "there is no unit '9-9'" fees read 9-9 5 --item heat
refused 2 'a unit is a unit' "'nobody' is not" fees read nobody 5 --item heat
refused 2 'a reading has two decimals' 'READING' fees read 1-101 5.001 --item heat
refused 3 'a file is there' 'readings.csv' fees read readings.csv --item heat
printf 'unit,reading\n1-101,100\n1-102,55.5\n3-301,1000\n' >"$scratch/oct.csv"
rehearsed 'readings of a file' fees read "$scratch/oct.csv" --item heat --date 2026-10-01 <<'END'
+ fees/2026/11/03.yaml: - {id: U261103-001, date: 2026-10-01, unit: 1-101, item: heat, month: 2026-10, reading: 100}
+ fees/2026/11/03.yaml: - {id: U261103-002, date: 2026-10-01, unit: 1-102, item: heat, month: 2026-10, reading: 55.5}
+ fees/2026/11/03.yaml: - {id: U261103-003, date: 2026-10-01, unit: 3-301, item: heat, month: 2026-10, reading: 1000}

fees: read 3 meters from oct.csv (U261103-001 to U261103-003)

Ledger-Record: U261103-001
Ledger-Record: U261103-002
Ledger-Record: U261103-003
Ledger-Command: fees read
END
expect 0 'are entered' fees read "$scratch/oct.csv" --item heat --date 2026-10-01
refused 4 'once' "oct.csv:2: the meter of '1-101' for 'heat' was read that day already, as 'U261103-001'" \
    fees read "$scratch/oct.csv" --item heat --date 2026-10-01
printf 'unit,reading,when\n1-101,1,2\n' >"$scratch/bad.csv"
refused 3 'columns are known' "bad.csv:1: the column 'when' is unknown" \
    fees read "$scratch/bad.csv" --item heat
printf 'unit,unit,reading\n1-101,1-101,2\n' >"$scratch/bad.csv"
refused 3 'a column is there once' "bad.csv:1: the column 'unit' is there twice" \
    fees read "$scratch/bad.csv" --item heat
printf 'unit,reading\n' >"$scratch/bad.csv"
refused 3 'a file has rows' 'the file has no readings' fees read "$scratch/bad.csv" --item heat
printf 'unit,reading\n1-101,2.123456\n1-102,\n3-301,1,9\n3-301,=1+1\n' >"$scratch/bad.csv"
refused 3 'each cell is looked at' "bad.csv:2: '2.123456' is no reading" \
    fees read "$scratch/bad.csv" --item heat
err_has 'a missing one' 'bad.csv:3: the reading of the reading is missing'
err_has 'one too many' 'bad.csv:4: the row has 3 cells, the first line has 2'
err_has 'a formula' "bad.csv:5: '=1+1' is no reading"
printf 'unit,reading\n1-101,99.99\n9-9,4\n1-102,60\n1-102,61\n' >"$scratch/bad.csv"
refused 4 'each row is held against the books' \
    "bad.csv:2: the meter of '1-101' for 'heat' shows 99.99 after 100.00 on 2026-10-01" \
    fees read "$scratch/bad.csv" --item heat --date 2026-10-31
err_has 'a unit that is not there' "bad.csv:3: there is no unit '9-9'"
err_has 'a unit twice' "bad.csv:5: the meter of '1-102' for 'heat' was read that day already"
expect 0 'one reading' fees read 1-101 250 --item heat --date 2026-10-31
made 'is one record' <<'END'
fees: read heat of 1-101, 250.00 (U261103-004)

Ledger-Record: U261103-004
Ledger-Command: fees read

fees/2026/11/03.yaml
+- {id: U261103-004, date: 2026-10-31, unit: 1-101, item: heat, month: 2026-10, reading: 250}
END
refused 4 'in order' "was read later already, on 2026-10-31 as 'U261103-004'" \
    fees read 1-101 300 --item heat --date 2026-10-30
refused 4 'a reading that another follows stands' \
    "the meter of '1-101' for 'heat' was read again after 'U261103-001', as 'U261103-004'" \
    fees reverse U261103-001 --reason 'misread'
expect 0 'the last one can be undone' fees reverse U261103-004 --reason 'misread'
expect 0 'and entered anew' fees read 1-101 250 --item heat --date 2026-10-31
refused 4 'a new meter does not begin before itself' 'shows 1.00 after 2.00 when it was new' \
    fees read 1-102 1 --item heat --replaced 60.5..2 --date 2026-10-31
expect 0 'a meter is replaced' fees read 1-102 4.5 --item heat --replaced 60.5..2 \
    --estimated true --date 2026-10-31
out_has 'with its record' 'fees: read heat of 1-102, 4.50 (U261103-006)'
expect 0 'what was used' fees readings heat 2026-10 --format csv
out_is 'is listed' "$(printf '%s\r\n' unit,before,reading,used,date,state,id \
    1-101,,250.00,150.00,2026-10-31,first,U261103-005 \
    '1-102,,4.50,7.50,2026-10-31,"replaced, estimated",U261103-006' \
    3-301,,1000.00,0.00,2026-10-01,first,U261103-003 | cat)"

# --- the roll ---
expect 0 'a unit stands empty' units change 1-101 --state vacant --from 2026-10-01
out_has 'in words' '1-101 changes state from occupied to vacant on 2026-10-01'
fees bill loss 200.00 --month 2026-10 >"$out"
expect 0 'October is assessed' fees assess 2026-10
sed -n '/^lines/,$p' fees/2026/10/charges.yaml >"$scratch/roll"
file_is 'to the cent' "$scratch/roll" 'lines:
  1-101: [112.00, 90.00, 101.19]
  1-102: [ 80.00,  3.75,   5.06]
  3-301: [330.00,  0.00,   0.00]
totals: [522.00, 93.75, 106.25]
basis:
  - {item: property, by: area, rates: {villa: 2.20, flat: 1.60}, vacant: 0.70, reduced: 1, count: 3}
  - {item: heat, by: meter, rates: {villa: 0.52, flat: 0.50}, steps: [{above: 100, rate: 0.80}], count: 3, readings: [U261103-005, U261103-006, U261103-003], usage: {1-101: 150.00, 1-102: 7.50}}
  - {item: loss, by: share, split: usage, meter: heat, bills: [B261103-001], amount: 200.00, deducted: 93.75, weight: 15750, count: 3}'
expect 0 'the ledger is in order' compound check
refused 4 'what was charged stands' "the reading 'U261103-006' was charged by the roll of 2026-10" \
    fees reverse U261103-006 --reason 'misread'
refused 4 'nothing is added to it' "'heat' is already charged for 2026-10" \
    fees read 3-301 1001 --item heat --date 2026-10-31
refused 4 'a state of an assessed month stands' 'is assessed already' \
    units change 1-101 --state occupied --from 2026-10-01
expect 0 'November is read in part' fees read 1-102 10 --item heat
expect 0 'who is missing' fees readings heat 2026-11 --missing --format csv
out_has 'is listed' '1-101,250.00,,,,not read,'
expect 0 'November is assessed' fees assess 2026-11
err_has 'they are named' "the meter for 'heat' was not read for 2026-11 in 2 of 3 units: 1-101, 3-301"
GUIYUAN_NOW=2026-12-03T10:00+08:00
fees read 1-101 500 --item heat >"$out"
expect 0 'December is assessed' fees assess 2026-12
sed -n 's/^  1-101: //p' fees/2026/12/charges.yaml >"$scratch/roll"
file_is 'and catches up, with the limit of two months' "$scratch/roll" '[112.00, 140.00]'

# --- reports, checks ---
expect 0 'the report' report month 2026-10
out_has 'has the meters' '| heat | 0.50 – 0.80 | 3 | 0 | 1 | 157.50 | 93.75 |'
out_has 'and the factor' 'property fee\: a vacant unit owes the fee × 0.70'
expect 0 'an auditor finds nothing' audit verify
expect 0 'the listing of records' fees list --kind reading --unit 3-301 --format csv
out_has 'shows what the meter showed' 'U261103-003,reading,2026-10-01,3-301,heat,,,,1000.00'
sed -i 's/usage: {1-102: 5.50}/usage: {1-102: 5.40}/' fees/2026/11/charges.yaml
expect 3 'a forged usage' compound check
err_has 'is found' "what the units used of 'heat' is another in the roll than by the readings"
git checkout -q fees
echo '- {id: U261203-002, date: 2026-12-03, unit: 3-301, item: heat, month: 2026-12, reading: 2}' \
    >>fees/2026/12/03.yaml
expect 3 'a reading by hand that goes back' compound check
err_has 'is found' "the meter of '3-301' for 'heat' shows 2.00 after 1000.00 on 2026-10-01"

# --- a month that is never assessed ---
new_court "$scratch/never"
cd "$scratch/never" || exit 1
fees tariff set heat --by meter --rate villa=0.52 --rate flat=0.50 --fund utilities \
    --from 2026-10 >"$out"
fees read 1-101 100 --item heat --date 2026-10-31 >"$out"
expect 0 'a meter that begins' compound close 2026-10
is 'charges nothing anyway' "$(grep -c 'charged to nobody' "$err")" 0
GUIYUAN_NOW=2026-12-03T10:00+08:00
fees read 1-101 150 --item heat --date 2026-11-30 >"$out"
expect 0 'what it counted' compound close 2026-11
err_has 'is told when nobody pays it' 'what 1 meters counted up to 2026-11 is charged to nobody'

# --- many ---
new_ledger "$scratch/large" 2026-10
cd "$scratch/large" || exit 1
awk 'BEGIN { print "unit,kind,area,owner"
    for (i = 1; i <= 10000; i++) printf "%d-%d,flat,80.00,o%05d\n", 1 + i % 10, 1000 + i, i }' \
    >"$scratch/units.csv"
units import "$scratch/units.csv" >"$out"
fees tariff set water --by meter --rate flat=3.10 --from 2026-10 >"$out"
awk 'BEGIN { print "unit,reading"
    for (i = 1; i <= 10000; i++) printf "%d-%d,%d.%02d\n", 1 + i % 10, 1000 + i, i, i % 100 }' \
    >"$scratch/many.csv"
began=$(date +%s%N)
expect 0 '10,000 readings in one commit' fees read "$scratch/many.csv" --item water
took=$((($(date +%s%N) - began) / 1000000))
[ "$took" -lt 10000 ]
ok "in less than 10 s on a busy machine (it took $took ms)" $?
plan
