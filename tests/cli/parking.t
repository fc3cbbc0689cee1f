#!/bin/sh
# parking: spaces, permits, the waiting list, what permits cost by the day, and other income.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
adopt D2026-05 D2026-07

mkdir "$scratch/chair"
printf '[user]\n\tname = Chair\n\temail = chair@example.org\n' >"$scratch/chair/.gitconfig"
on() { # DAY: the clock
    GUIYUAN_NOW=$1T10:00+08:00
    export GUIYUAN_NOW
}

# --- spaces ---
expect 0 'a space is added' parking space add g-01 --kind ground --where 'north of 1' --from 2026-10-01
made 'in one commit' <<'END'
parking: add the space g-01, ground

Ledger-Command: parking space add

parking/spaces.yaml
+- {space: g-01, kind: ground, where: "north of 1", from: 2026-10-01}
END
refused 4 'a number is given once' "there is a parking space 'g-01' already" \
    parking space add g-01 --kind ground
refused 2 'a space has a kind that is known' 'ground, underground' parking space add x --kind roof
cat >"$scratch/spaces.csv" <<'END'
space,kind,where,there_from,unit,from,to,rate
g-02,ground,north of 1,2026-10-01,,,,
u-01,underground,level 1,2026-10-01,1-101,2026-10-01,,
v-01,visitor,gate,2026-10-01,,,,
END
expect 0 'many come from a table' parking import "$scratch/spaces.csv"
made 'in one commit' <<'END'
parking: import 3 rows with 1 permits

Ledger-Command: parking import

parking/permits.yaml
+- {space: u-01, unit: 1-101, from: 2026-10-01, given: 2026-11-03}
parking/spaces.yaml
+- {space: g-02, kind: ground, where: "north of 1", from: 2026-10-01}
+- {space: u-01, kind: underground, where: "level 1", from: 2026-10-01}
+- {space: v-01, kind: visitor, where: "gate", from: 2026-10-01}
END
expect 0 'all or nothing can be seen' parking space list
out_is 'with who may use them' "$(cat <<'END'
Space  Kind         Where       From        To  Permit
g-01   ground       north of 1  2026-10-01
g-02   ground       north of 1  2026-10-01
u-01   underground  level 1     2026-10-01      1-101
v-01   visitor      gate        2026-10-01
END
)"
cat >"$scratch/bad.csv" <<'END'
space,kind,unit,from
g-03,ground,9-999,2026-11-01
g-01,ground,,
g-99,,1-102,2026-11-01
g-04,roof,,
END
before=$(git rev-parse HEAD)
refused 3 'a bad row refuses them all' "'roof' is no kind" parking import "$scratch/bad.csv"
sed -i '$d' "$scratch/bad.csv"
refused 4 'each with its line' "bad.csv:2: there is no unit '9-999'" \
    parking import "$scratch/bad.csv"
err_has 'also a second one' "bad.csv:3: there is a parking space 'g-01' already"
err_has 'and a third' "bad.csv:4: there is no parking space 'g-99'"
is 'nothing was booked' "$(git rev-parse HEAD)" "$before"
printf 'space,plate\ng-07,x\n' >"$scratch/bad.csv"
refused 3 'plates have no column' "the column 'plate' is unknown" parking import "$scratch/bad.csv"

# --- permits ---
expect 0 'a unit gets a space' parking assign 1-102 g-01 --from 2026-10-16 --to 2026-12-31
made 'in one commit' <<'END'
parking: assign g-01 to 1-102 from 2026-10-16

Ledger-Command: parking assign

parking/permits.yaml
+- {space: g-01, unit: 1-102, from: 2026-10-16, to: 2026-12-31, given: 2026-11-03}
END
refused 4 'a space has one permit at a time' "has a permit of '1-102' from 2026-10-16 on" \
    parking assign 3-301 g-01 --from 2026-12-31
refused 4 'also when it would begin before' "has a permit of '1-102' from 2026-10-16 on" \
    parking assign 3-301 g-01 --from 2026-10-01
expect 0 'the day after is free' parking assign 3-301 g-01 --from 2027-01-01
refused 4 'a permit is of a unit' "there is no unit '9-999'" parking assign 9-999 g-02
refused 4 'and of a space' "there is no parking space 'g-77'" parking assign 1-102 g-77
refused 4 'it does not end before it begins' 'ends before it begins' \
    parking assign 1-102 g-02 --from 2026-11-05 --to 2026-11-04
refused 4 'nor begins before the space is there' 'is there from 2026-10-01 on only' \
    parking assign 1-102 g-02 --from 2026-09-30
expect 0 'a space is retired' parking space retire v-01 --on 2026-11-30 --reason 'fire lane'
refused 4 'a permit does not outlast it' 'is retired on 2026-11-30' parking assign 1-102 v-01
refused 4 'a space with a permit stays' 'goes on after' \
    parking space retire u-01 --on 2026-11-30 --reason x
refused 4 'a space is retired once' 'is retired already' \
    parking space retire v-01 --reason x

# --- the waiting list ---
expect 0 'a unit waits' parking queue add 3-301 --kind ground --since 2026-10-20
expect 0 'another, for any space' parking queue add 1-101 --since 2026-10-19
made 'in one commit' <<'END'
parking: 1-101 waits for any space since 2026-10-19

Ledger-Command: parking queue add

parking/queue.yaml
+- {unit: 1-101, since: 2026-10-19, entered: 2026-11-03}
END
refused 4 'it waits once' "'3-301' waits for the same already" parking queue add 3-301 --kind ground
refused 4 'not from a day to come' 'cannot have waited since 2026-11-04' \
    parking queue add 1-102 --since 2026-11-04
expect 0 'who has waited longest is first' parking queue list
out_is 'in the list' "$(cat <<'END'
Place  Unit   Kind    Since       Until  Got  Reason
    1  1-101          2026-10-19
    2  3-301  ground  2026-10-20
END
)"
on 2026-11-04
refused 4 'nobody is passed over' "'1-101' has waited for a space like 'g-02' since 2026-10-19" \
    parking assign 3-301 g-02
refused 4 'not by a reason alone' 'has waited' parking assign 3-301 g-02 --skipped 'wheelchair'
refused 4 'nor by who does not wait' "longer than '1-102'" parking assign 1-102 g-02
expect 0 'but by a decision' parking assign 3-301 g-02 --skipped 'wheelchair' --decision D2026-07 \
    --from 2026-11-03
made 'which takes the unit off the list' <<'END'
parking: assign g-02 to 3-301 from 2026-11-03, past the queue by D2026-07

Ledger-Command: parking assign

parking/permits.yaml
+- {space: g-02, unit: 3-301, from: 2026-11-03, given: 2026-11-04, skipped: "wheelchair", decision: D2026-07}
parking/queue.yaml
-- {unit: 3-301, kind: ground, since: 2026-10-20, entered: 2026-11-03}
+- {unit: 3-301, kind: ground, since: 2026-10-20, entered: 2026-11-03, until: 2026-11-04, space: g-02}
END
refused 4 'who does not wait cannot leave' "'3-301' does not wait" parking queue drop 3-301 --reason x
on 2026-11-05
expect 0 'a unit gives up' parking queue drop 1-101 --reason 'sold the car'
expect 0 'the list is empty' parking queue list --format json
out_is 'then' '[]'
expect 0 'the history stays' parking queue list --all --format csv
out_has 'with what became of it' '3-301,ground,2026-10-20,2026-11-04,g-02,'

# --- charges ---
refused 4 'a part of a month is a rule of spaces' 'has a rule for parts of a month' \
    fees tariff set property --part half --from 2026-12
expect 0 'permits are charged by the tariff' fees tariff set parking --by space \
    --rate ground=100 --rate underground=150.50 --from 2026-10 --decision D2026-05 --fund common
expect 0 'with the roll' fees assess 2026-10
file_has 'a part of a month by the day' fees/2026/10/charges.yaml '  1-102: [ 80.00,  51.61]'
file_has 'a whole one at the rate' fees/2026/10/charges.yaml '  1-101: [160.00, 150.50]'
file_has 'the roll says how' fees/2026/10/charges.yaml \
    '{item: parking, by: space, rates: {ground: 100.00, underground: 150.50}, part: day, count: 2}'
expect 0 'which is checked' compound check
sed -i '/parking, by: space/s/150.50/150.60/' fees/2026/10/charges.yaml
expect 3 'and a forged one found' compound check
git checkout -q -- fees
expect 0 'November is assessed' fees assess 2026-11
expect 0 'a permit ends in a month that is assessed' \
    parking end g-01 --on 2026-11-10 --reason 'the car was sold'
made 'what is too much is taken off at once' <<'END'
parking: end the permit of 1-102 for g-01 on 2026-11-10

Ledger-Record: A261105-001
Ledger-Amount: -66.67 CNY
Ledger-Command: parking end

fees/2026/11/05.yaml
+- {id: A261105-001, date: 2026-11-05, unit: 1-102, item: parking, month: 2026-11, amount: -66.67, reason: "parking permit g-01 ended on 2026-11-10"}
parking/permits.yaml
-- {space: g-01, unit: 1-102, from: 2026-10-16, to: 2026-12-31, given: 2026-11-03}
+- {space: g-01, unit: 1-102, from: 2026-10-16, to: 2026-12-31, given: 2026-11-03, ended: 2026-11-10, charged_to: 2026-11, reason: "the car was sold"}
END
expect 0 'the next one pays the other days' parking assign 1-101 g-01 --from 2026-11-11 --to 2026-12-31
made 'to the fen' <<'END'
parking: assign g-01 to 1-101 from 2026-11-11

Ledger-Record: A261105-002
Ledger-Amount: 66.67 CNY
Ledger-Command: parking assign

fees/2026/11/05.yaml
+- {id: A261105-002, date: 2026-11-05, unit: 1-101, item: parking, month: 2026-11, amount: 66.67, reason: "parking permit g-01 from 2026-11-11"}
parking/permits.yaml
+- {space: g-01, unit: 1-101, from: 2026-11-11, to: 2026-12-31, given: 2026-11-05, charged_from: 2026-12}
END
expect 0 'the rolls still hold' compound check
refused 4 'a permit ends once' "nobody has a permit for 'g-01' that could end" \
    parking end g-01 --on 2026-11-09 --reason again
on 2026-12-01
expect 0 'December has no doubt' fees assess 2026-12
file_has 'the one that ended pays nothing' fees/2026/12/charges.yaml '  1-102: [ 80.00,   0.00]'
file_has 'the new one a whole month' fees/2026/12/charges.yaml '  1-101: [160.00, 250.50]'
expect 0 'and holds' compound check
expect 0 'permits are listed' parking list --on 2026-12-01 --ending-by 2026-12-31 --format csv
out_has 'by their last day' 'g-01,ground,1-101,2026-11-11,2026-12-31,,,'
expect 0 'numbers are shown' parking show --format csv
out_has 'per kind' 'ground,2,2,0,0,1'

# --- a ledger that was forged ---
sed -i 's/, skipped: "wheelchair", decision: D2026-07//' parking/permits.yaml
expect 3 'a permit past the queue is found' compound check
err_has 'with its line' "parking/permits.yaml:4"
err_has 'and who was passed over' "'3-301' got 'g-02' though '1-101' had waited since 2026-10-19"
git checkout -q -- parking
sed -i '/1-101, from: 2026-11-11/s/charged_from: 2026-12/charged_from: 2027-05/' parking/permits.yaml
expect 3 'a permit that no roll charges is found' compound check
err_has 'by the roll' "the line '1-101' of 'parking' is 250.50 in the roll, but comes to 150.50"
err_has 'and because no adjustment charges it' "was charged for 'g-01' in 2026-12 neither by the roll nor"
git checkout -q -- parking
printf '%s\n' '- {space: g-02, unit: 1-101, from: 2026-11-05, given: 2026-11-03}' >>parking/permits.yaml
expect 3 'two permits of a space are found' compound check
err_has 'with their line' "permits.yaml:6:36: the parking space 'g-02' has a permit of '3-301'"
git checkout -q -- parking

# --- other income ---
refused 4 'a source has a fund of common income' "not of the kind 'common'" \
    funds add-source hall --name Hall --group rent --fund operating
refused 4 'that is there' "there is no fund 'pool'" \
    funds add-source hall --name Hall --group rent --fund pool
expect 0 'a category of its cost' funds add-category charging --name 'Charging power' --group utilities
expect 0 'a source of income' funds add-source parking --name Parking --group parking --fund common \
    --items parking --costs charging
made 'in one commit' <<'END'
funds: add the source of income parking

Ledger-Command: funds add-source

sources.yaml
+- {source: parking, name: "Parking", group: parking, fund: common, items: [parking], costs: [charging]}
END
refused 4 'is there once' "there is a source of income 'parking' already" \
    funds add-source parking --name x --group other --fund common
refused 4 'a cost belongs to one' "'charging' is a cost of 'parking' already" \
    funds add-source power --name x --group other --fund common --costs charging
refused 4 'an item, too' "'parking' is part of 'parking' already" \
    funds add-source power --name x --group other --fund common --items parking
expect 0 'another source' funds add-source adverts --name Adverts --group advertising --fund common
expect 0 'income is booked' funds earn 320 --source parking --via wechat --ref 5501 --note visitors
made 'in one commit' <<'END'
funds: earn 320.00 from parking by wechat (E261201-001)

Ledger-Record: E261201-001
Ledger-Amount: 320.00 CNY
Ledger-Command: funds earn

funds/2026/12/01.yaml
+- {id: E261201-001, date: 2026-12-01, source: parking, amount: 320.00, via: wechat, ref: "5501", note: "visitors"}
END
refused 4 'a serial once' "the serial '5501' is already booked as 'E261201-001', 320.00" \
    funds earn 320 --source parking --via wechat --ref 5501
refused 4 'from a source that is there' "there is no source of income 'sky'" \
    funds earn 5 --source sky --via cash
refused 4 'to a place that is there' "there is no place 'safe'" funds earn 5 --source parking --via safe
expect 0 'it is undone' funds reverse E261201-001 --reason 'wrong serial'
expect 0 'and booked again' funds earn 320 --source parking --via wechat --ref 5501
expect 0 'an advertiser pays' funds earn 2000 --source adverts --via bank --payer 'Sign Ltd'
printf 'bill\n' >"$scratch/power.pdf"
refused 4 'a cost is paid out of its income' "would be paid from the fund 'operating'" \
    expenses add 90 --category charging --payee Grid --fund operating --from bank \
    --handler p002 --by p001 --voucher "$scratch/power.pdf"
expect 0 'which it is' expenses add 90 --category charging --payee Grid --fund common \
    --from bank --handler p002 --by p001 --voucher "$scratch/power.pdf"
expect 0 'and paid' eval 'HOME=$scratch/chair expenses approve X261201-001 --by p003 &&
    expenses pay X261201-001'
expect 0 'a receipt of nobody' fees unidentified 45 --via wechat --ref 6601
refused 4 'is a unit or income' 'neither a unit' fees identify P261201-001
refused 4 'not both' 'or both' fees identify P261201-001 1-101 --source parking
refused 4 'and pays no items then' 'other income pays no items' \
    fees identify P261201-001 --source parking --for property
expect 0 'is identified as income' fees identify P261201-001 --source parking
made 'in one commit' <<'END'
fees: identify P261201-001, 45.00, as income of parking (I261201-001)

Ledger-Record: I261201-001
Ledger-Command: fees identify

fees/2026/12/01.yaml
+- {id: I261201-001, date: 2026-12-01, of: P261201-001, source: parking}
END
refused 4 'once' "was identified by 'I261201-001'" fees identify P261201-001 1-101
expect 0 'its receipt says so' fees receipt P261201-001
out_has 'with the name of the source' 'Parking'
expect 0 'that can be undone' fees reverse I261201-001 --reason 'not sure'
expect 0 'and said again' fees identify P261201-001 --source parking
expect 0 'a unit pays its permit' fees pay 1-101 150.50 --via bank --for parking
expect 0 'gross, cost and net' funds income --month 2026-12
out_is 'are shown' "$(cat <<'END'
Source    Name     From units  From others     Gross  Costs       Net
parking   Parking      150.50       365.00    515.50  90.00    425.50
adverts   Adverts        0.00     2,000.00  2,000.00   0.00  2,000.00
--------  -------  ----------  -----------  --------  -----  --------
together               150.50     2,365.00  2,515.50  90.00  2,425.50
END
)"
expect 0 'income is listed' funds earnings --source parking --format csv
out_has 'what was undone, too' 'E261201-001,2026-12-01,parking,320.00,wechat,,R261201-001,'
out_has 'and what was identified' 'I261201-002,2026-12-01,parking,45.00,wechat,,,'
expect 0 'sources are listed' funds sources --format csv
out_has 'with their costs' 'parking,Parking,parking,common,parking,charging'
expect 0 'the month is reported' report month 2026-12
out_has 'with common income' '## Common income'
out_has 'of each source' '| Parking | 150.50 | 365.00 | 515.50 | 90.00 | 425.50 |'
out_has 'with parking' '## Parking'
out_has 'and its spaces' '| on the ground | 2 | 2 | 0 | 0 | 1 |'
expect 0 'the month is closed with it' eval 'GUIYUAN_NOW=2027-01-05T10:00+08:00 compound close 2026-10 &&
    GUIYUAN_NOW=2027-01-05T10:00+08:00 compound close 2026-11 &&
    GUIYUAN_NOW=2027-01-05T10:00+08:00 compound close 2026-12'
file_has 'per source' periods/2026-12.yaml '  earned:
    parking: 365.00
    adverts: 2000.00'
expect 0 'all holds' eval 'GUIYUAN_NOW=2027-01-05T10:00+08:00 compound check &&
    GUIYUAN_NOW=2027-01-05T10:00+08:00 audit verify'
expect 0 'income is traced' audit trace E261201-001
out_has 'to its undoing' 'R261201-001'
expect 0 'a journal has it' audit export hledger
out_has 'as other income' 'income:other:parking'
expect 0 'a database has it' audit export sql
out_has 'the permits' 'INSERT INTO "permits"'
out_has 'and the sources' 'INSERT INTO "income_sources"'

plan
