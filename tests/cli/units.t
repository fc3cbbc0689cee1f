#!/bin/sh
# units: the register, by command line, by CSV, by date.
. "$(dirname "$0")/lib.sh"

new_ledger "$scratch/ledger" 2026-10
cd "$scratch/ledger" || exit 1

# --- add ---
rehearsed 'add can be tried' units add 1-101 --kind flat --area 100 --owner o001 <<'END'
+ units/1.yaml: - {unit: 1-101, kind: flat, area: 100.00, source: registered, owner: o001, from: 2026-10-01}

units: add 1-101

Ledger-Command: units add
END
expect 0 'a unit is added' units add 1-101 --kind flat --area 100 --owner o001
made 'in one commit, from the first day of the books' <<'END'
units: add 1-101

Ledger-Command: units add

units/1.yaml
+- {unit: 1-101, kind: flat, area: 100.00, source: registered, owner: o001, from: 2026-10-01}
END
expect 0 'with all that can be said of it' units add 12-A1 --kind shop --area 88.05 \
    --owner o002 --source contract --from 2026-11-02 -m 'First reason.' --message 'Second.'
made 'and with two texts in the message' <<'END'
units: add 12-A1

First reason.

Second.

Ledger-Command: units add

units/12.yaml
+- {unit: 12-A1, kind: shop, area: 88.05, source: contract, owner: o002, from: 2026-11-02}
END
refused 4 'a unit is added once' "the unit '1-101' is there already" \
    units add 1-101 --kind flat --area 100 --owner o001
refused 2 'a unit has a code' "UNIT takes a unit code like 3-101, not '101'" \
    units add 101 --kind flat --area 100 --owner o001
refused 2 'no path gets into a code' "not '../3-101'" \
    units add ../3-101 --kind flat --area 100 --owner o001
refused 2 'a unit has an area' 'square metres' units add 1-102 --kind flat --area 0 --owner o001
refused 2 'areas have two decimals' "not '10.005'" \
    units add 1-102 --kind flat --area 10.005 --owner o001
refused 2 'owners have opaque ids' "'--owner' takes a person's id like p017, not 'Zhang San'" \
    units add 1-102 --kind flat --area 10 --owner 'Zhang San'
refused 2 'what is required is asked for' "option '--owner' is missing" \
    units add 1-102 --kind flat --area 10
refused 2 'choices are named' "'--source' takes one of registered, surveyed or contract" \
    units add 1-102 --kind flat --area 10 --owner o001 --source guessed

# --- import ---
cat >"$scratch/units.csv" <<'END'
unit,kind,area,owner,source,from
3-302,flat,60.50,o004,surveyed,2026-10-01
1-102,flat,50.00,o002,,
3-301,villa,150.00,o003,,2026-10-15
END
expect 0 'a table of units is added' units import "$scratch/units.csv"
made 'in one commit, sorted' <<'END'
units: add 3 units from units.csv

Ledger-Command: units import

units/1.yaml
+- {unit: 1-102, kind: flat, area: 50.00, source: registered, owner: o002, from: 2026-10-01}
units/3.yaml
+- {unit: 3-301, kind: villa, area: 150.00, source: registered, owner: o003, from: 2026-10-15}
+- {unit: 3-302, kind: flat, area: 60.50, source: surveyed, owner: o004, from: 2026-10-01}
END
table() { # the rows behind the usual header
    printf 'unit,kind,area,owner\n' >"$scratch/bad.csv"
    printf "$@" >>"$scratch/bad.csv"
}
table '9-101,flat,50.00,o009\n9-102,flat,minus,o009\n9-103,flat,50.00,nobody at all\n'
refused 3 'all or nothing' "bad.csv:3: 'minus' is no area" units import "$scratch/bad.csv"
err_has 'every mistake of a table is told' "bad.csv:4: 'nobody at all' is no owner"
printf 'unit,kind,area,owner,from\n9-1,flat,,o9,\n9-2,,50.00,o9,\n9-3,flat,1,230.00,o9,\n' >"$scratch/bad.csv"
refused 3 'an empty cell is found where it stands' 'bad.csv:2: the area of the unit is missing' \
    units import "$scratch/bad.csv"
err_has 'and the next row is looked at too' 'bad.csv:3: the kind of the unit is missing'
err_has 'a comma too many shifts nothing' 'bad.csv:4: the row has 6 cells, the first line has 5'
table '9-101,flat,50.00,o009\n9-101,flat,50.00,o009\n'
refused 4 'a unit stands once in a table' "the unit '9-101' is given twice" \
    units import "$scratch/bad.csv"
table '9-101,flat,50.00\n'
refused 3 'an owner is missing' "owner" units import "$scratch/bad.csv"
table ''
refused 3 'a table without rows' 'the file has no units' units import "$scratch/bad.csv"
printf 'unit,kind,size\n9-101,flat,50.00\n' >"$scratch/bad.csv"
refused 3 'a column that is unknown' "bad.csv:1: the column 'size' is unknown" \
    units import "$scratch/bad.csv"
printf 'unit,kind,area,owner\n9-101,"flat,50.00,o009\n' >"$scratch/bad.csv"
refused 3 'a quote that is not closed' 'bad.csv' units import "$scratch/bad.csv"
refused 3 'a file that is not there' "cannot read '$scratch/none.csv'" \
    units import "$scratch/none.csv"

# --- list and show ---
expect 0 'units are listed' units list --on 2026-10-20
out_is 'as they were that day, with the sum' \
'Unit   Kind   Area m2  Source      Owner  State  From        Reason
1-101  flat    100.00  registered  o001          2026-10-01
1-102  flat     50.00  registered  o002          2026-10-01
3-301  villa   150.00  registered  o003          2026-10-15
3-302  flat     60.50  surveyed    o004          2026-10-01
-----  -----  -------  ----------  -----  -----  ----------  ------
               360.50'
expect 0 'and earlier' units list --on 2026-10-10 --format csv
is 'fewer of them' "$(cut -d , -f 1 "$out" | tr '\n' ' ')" 'unit 1-101 1-102 3-302 '
expect 0 'one building' units list --building 3 --format json
json 'in JSON, amounts as texts, nothing as null' '.[0]' \
    '{"unit":"3-301","kind":"villa","area":"150.00","source":"registered","owner":"o003","state":null,"from":"2026-10-15","reason":null}'
json 'only that building' 'map(.unit)' '["3-301","3-302"]'
expect 0 'at a commit' units list --at HEAD~1 --format json
json 'what was there then' 'map(.unit)' '["1-101","12-A1"]'
refused 2 'a commit that is none' "xyz" units list --at xyz

# --- change ---
GUIYUAN_NOW=2026-11-04T10:00+08:00
rehearsed 'a change can be tried' units change 1-101 --owner o091 --reason sold <<'END'
+ units/1.yaml: - {unit: 1-101, kind: flat, area: 100.00, source: registered, owner: o091, from: 2026-11-04, reason: "sold"}

units: 1-101 changes owner from o001 to o091 on 2026-11-04

sold

Ledger-Command: units change
END
expect 0 'a unit is sold' units change 1-101 --owner o091 --from 2026-11-02 --reason 'sold'
made 'in a line more' <<'END'
units: 1-101 changes owner from o001 to o091 on 2026-11-02

sold

Ledger-Command: units change

units/1.yaml
+- {unit: 1-101, kind: flat, area: 100.00, source: registered, owner: o091, from: 2026-11-02, reason: "sold"}
END
expect 0 'it is measured anew' units change 1-101 --area 101.5 --source surveyed --kind villa
out_has 'the line says all of it' \
    'kind from flat to villa, area from 100.00 to 101.50, source of area from registered to surveyed'
expect 0 'one unit is shown' units show 1-101
out_is 'with all that was ever true of it' \
'Unit   Kind   Area m2  Source      Owner  State  From        Reason  Owes
1-101  flat    100.00  registered  o001          2026-10-01          0.00
1-101  flat    100.00  registered  o091          2026-11-02  sold
1-101  villa   101.50  surveyed    o091          2026-11-04          0.00'
expect 0 'as it was at the end of a day' units show 1-101 --at 2026-11-03 --format csv
is 'one line then' "$(grep -c '^1-101' "$out")" 1
expect 0 'as it was at the end of a month' units show 1-101 --at 2026-11 --format csv
is 'three lines then' "$(grep -c '^1-101' "$out")" 3
refused 4 'a change changes something' "nothing of the unit '1-101' changes" \
    units change 1-101 --owner o091
refused 4 'changes come in order' "'1-101' has a line from 2026-11-04 already" \
    units change 1-101 --owner o092 --from 2026-11-01
refused 4 'no change of what is not there' "there is no unit '7-701'" \
    units change 7-701 --owner o092
refused 3 'nor a look at it' "no unit has the code '7-701'" units show 7-701

# --- an assessed month stands ---
fees tariff set property --by area --rate flat=1.60 --rate villa=2.20 --rate shop=3.00 \
    --from 2026-11 >/dev/null
fees assess 2026-11 >/dev/null
refused 4 'an assessed month keeps its areas' 'the month 2026-11 is assessed already' \
    units change 1-102 --area 55 --from 2026-11-01
refused 4 'and its units' 'the month 2026-11 is assessed already' \
    units add 1-103 --kind flat --area 55 --owner o007
expect 0 'a later month may have others' units change 1-102 --area 55 --from 2026-11-04
expect 0 'an owner is not charged by' units change 3-302 --owner o008 --from 2026-11-01

# --- an operation ---
expect 0 'an operation has a name' units add 2-201 --kind flat --area 70 --owner o020 \
    --from 2026-12-01 --operation desk1-20261104-1
cp "$out" "$scratch/first"
is 'the last trailer is its name' "$(git log -1 --format=%B | tail -n 2 | head -n 1)" \
    'Ledger-Operation: desk1-20261104-1'
head=$(git rev-parse HEAD)
expect 0 'an operation is repeated' units add 2-201 --kind flat --area 70 --owner o020 \
    --from 2026-12-01 --operation desk1-20261104-1
out_is 'the first result is told again' "$(cat "$scratch/first"), as this operation did before"
is 'nothing is written again' "$(git rev-parse HEAD)" "$head"
refused 2 'an operation has a plain name' "the operation id 'a b' is not usable" \
    units add 2-202 --kind flat --area 70 --owner o020 --operation 'a b'

plan
