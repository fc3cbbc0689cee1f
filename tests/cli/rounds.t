#!/bin/sh
# rounds: planned at fixed times, logged once each, one by one or by the sheet; what is kept and
# what nobody logged; and what is found when somebody works around the commands.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1

mkdir "$scratch/chair"
printf '[user]\n\tname = Chair\n\temail = chair@example.org\n' >"$scratch/chair/.gitconfig"

# --- planned ---
plan_waste() { # OPTION...
    rounds plan add waste --name 'Waste collection' --kind waste --category cleaning "$@"
}
expect 0 'a round is planned' plan_waste --times 07:00,18:30 --from 2026-11-01
made 'as a line of the register' <<'END'
rounds: plan waste from 2026-11-01

Ledger-Command: rounds plan add

rounds.yaml
+- {schedule: waste, name: "Waste collection", kind: waste, times: ["07:00", "18:30"], category: cleaning, from: 2026-11-01}
END
expect 0 'another only on some days' rounds plan add gate --name Gate --kind patrol --times 22:00 \
    --weekdays sat,sun --from 2026-11-01
refused 2 'a time has its shape' "not '7:00'" plan_waste --times 7:00
refused 3 'times follow each other' 'has times that do not follow each other' \
    rounds plan add x --name x --kind other --times 18:00,07:00
refused 3 'a week has seven days' 'names a day that no week has' \
    rounds plan add x --name x --kind other --times 18:00 --weekdays monday
refused 3 'what it costs is a category that is there' 'names a category that is not there' \
    rounds plan add x --name x --kind other --times 18:00 --category nix
refused 4 'a change begins after the line before it' "has a line from 2026-11-01 already" \
    plan_waste --times 07:00 --from 2026-11-01
refused 4 'what is not planned is not ended' "no round 'x' is planned" rounds plan end x

# --- logged ---
rehearsed 'a round can be tried' rounds log waste --at 07:00 --kg 210.5 <<'END'
+ rounds/2026/11/03.yaml: - {id: J261103-001, date: 2026-11-03, schedule: waste, at: "07:00", result: done, kg: 210.5}

rounds: waste of 2026-11-03 at 07:00 done (J261103-001)

Ledger-Record: J261103-001
Ledger-Command: rounds log
END
expect 0 'a round is logged' rounds log waste --at 07:00 --kg 210.5
expect 0 'a missed one with its reason' rounds miss waste --at 18:30 --date 2026-11-02 \
    --reason 'the truck broke down'
made 'in one commit' <<'END'
rounds: waste of 2026-11-02 at 18:30 missed: the truck broke down (J261103-002)

Ledger-Record: J261103-002
Ledger-Command: rounds miss

rounds/2026/11/03.yaml
+- {id: J261103-002, date: 2026-11-02, schedule: waste, at: "18:30", result: missed, reason: "the truck broke down"}
END
refused 4 'none twice' "is logged by 'J261103-001' already" rounds log waste --at 07:00
refused 4 'none that has not begun' "of 18:30 has not begun yet" rounds log waste --at 18:30
refused 4 'none of tomorrow' 'is after the booking day' \
    rounds log waste --at 07:00 --date 2026-11-04
refused 4 'none that is not planned then' "no round 'waste' is planned on 2026-11-03 at 08:00" \
    rounds log waste --at 08:00
refused 4 'nor on another day of the week' "no round 'gate' is planned on 2026-11-02 at 22:00" \
    rounds log gate --at 22:00 --date 2026-11-02
refused 4 'nor before it was planned' "planned on 2026-10-31" \
    rounds log waste --at 07:00 --date 2026-10-31
refused 4 'none that is not there' "there is no round 'x'" rounds log x --at 07:00
refused 4 'late is late for a reason' 'was late without a reason' \
    rounds log waste --at 07:00 --date 2026-11-02 --late
refused 2 'missed is missed for a reason' "option '--reason' is missing" \
    rounds miss waste --at 07:00 --date 2026-11-02
refused 2 'a round has its time' 'the time at which it was to begin are missing' rounds log waste
refused 4 'what was done stays planned' "'J261103-001' logs the round of 2026-11-03 at 07:00" \
    rounds plan end waste --to 2026-11-02
refused 4 'at its time' "'J261103-001' logs the round of 2026-11-03 at 07:00" \
    plan_waste --times 08:00 --from 2026-11-03

# --- by the sheet ---
sheet=$scratch/sheet.csv
printf '%s\n' date,schedule,at,result,kg,reason 2026-11-01,waste,07:00,,100, \
    2026-11-01,waste,18:30,late,90,rain 2026-11-01,gate,22:00,,, 2026-11-01,waste,07:00,,, \
    2026-11-02,waste,09:00,,, 2026-11-02,waste,18:30,,, >"$sheet"
refused 4 'a bad row keeps out the sheet' "sheet.csv:6: no round 'waste' is planned" \
    rounds log --file "$sheet"
err_has 'a row that is there twice is named' \
    'sheet.csv:5: the round '"'waste'"' of 2026-11-01 at 07:00 is logged in line 2 already'
err_has 'and one that is in the books' "sheet.csv:7: the round 'waste' of 2026-11-02 at 18:30 is logged by 'J261103-002' already"
printf '%s\n' date,schedule,at,kilos 2026-11-01,waste,07:00,3 >"$scratch/bad.csv"
refused 3 'a column that is no field' "the column 'kilos' is unknown" \
    rounds log --file "$scratch/bad.csv"
printf '%s\n' date,schedule,at,kg 2026-11-01,waste,07:00,x >"$scratch/bad.csv"
refused 3 'a weight that is none' "bad.csv:2: 'x' is no kg" rounds log --file "$scratch/bad.csv"
printf '%s\n' date,schedule,at >"$scratch/bad.csv"
refused 3 'a sheet without rows' 'the file has no rounds' rounds log --file "$scratch/bad.csv"
sed -i '5,$d' "$sheet"
expect 0 'a sheet is logged' rounds log --file "$sheet"
made 'in one commit' <<'END'
rounds: log 3 rounds from sheet.csv

Ledger-Record: J261103-003
Ledger-Record: J261103-004
Ledger-Record: J261103-005
Ledger-Command: rounds log

rounds/2026/11/03.yaml
+- {id: J261103-003, date: 2026-11-01, schedule: waste, at: "07:00", result: done, kg: 100}
+- {id: J261103-004, date: 2026-11-01, schedule: waste, at: "18:30", result: late, kg: 90, reason: "rain"}
+- {id: J261103-005, date: 2026-11-01, schedule: gate, at: "22:00", result: done}
END

# --- kept ---
expect 0 'what was kept is counted' rounds kept 2026-11 --format csv
out_is 'exactly, and what nobody logged' "$(printf '%s\r\n' \
    schedule,name,planned,done,late,missed,unlogged,kept,kg \
    'waste,Waste collection,5,2,1,1,1,40.0,400.5' gate,Gate,1,1,0,0,0,100.0,)"
expect 1 'what is not logged is found' rounds status --format csv
out_is 'by its day and time' "$(printf '%s\r\n' date,at,schedule,name,post \
    '2026-11-02,07:00,waste,Waste collection,')"
expect 0 'it is logged' rounds log waste --at 07:00 --date 2026-11-02
expect 0 'then there is nothing' rounds status
expect 0 'a record is undone' rounds reverse J261103-001 --reason 'it was the evening round'
expect 1 'and its round is open again' rounds status
expect 0 'it can be logged once more' rounds miss waste --at 07:00 --reason x
expect 0 'they are listed' rounds list --schedule waste --result missed --format json
json 'with what became of them' '[.[] | [.id, .at, .reason]]' \
    '[["J261103-002","18:30","the truck broke down"],["J261103-007","07:00","x"]]'
expect 0 'a round ends' rounds plan end gate --to 2026-11-02
expect 0 'what is planned is listed' rounds plan list --format json
json 'with its last day' '[.[] | [.schedule, .times, .weekdays, .to]]' \
    '[["waste","07:00,18:30","daily",null],["gate","22:00","sat,sun","2026-11-02"]]'
expect 0 'it is changed from tomorrow on' plan_waste --times 08:00 --from 2026-11-04
expect 0 'an expense of the category' expenses add 90 --category cleaning --payee x --purpose bags \
    --fund operating --from bank --handler p003 --by p002 --no-voucher lost
expect 0 'the chair approves it' env HOME="$scratch/chair" expenses approve X261103-001 --by p001
expect 0 'it is paid' expenses pay X261103-001
expect 0 'the month tells it in Chinese' report month 2026-11 --language zh-CN
out_has 'with the word for the share' '| 未登记 | 按时率 |'
expect 0 'the month tells it' report month 2026-11 --format json
json 'how many were kept' '[.rounds[] | [.name, .planned, .kept]]' \
    '[["Waste collection",5,"40.0%"],["Gate",1,"100.0%"]]'
json 'what was late or missed' '[.rounds_missed[] | [.date, .at, .result, .reason]]' \
    '[["2026-11-01","18:30","late","rain"],["2026-11-02","18:30","missed","the truck broke down"],["2026-11-03","07:00","missed","x"]]'
json 'and the cost per household' '[.rounds_cost[] | [.kind, .spent, .household]]' \
    '[["waste collection","90.00","30.00"]]'
expect 0 'the books are in order' compound check
expect 0 'and the history' audit verify
expect 0 'a round is traced' audit trace J261103-001
out_has 'to what undid it' 'it was the evening round'
expect 0 'rounds are exported' audit export csv --output "$scratch/tables"
is 'with the plan' "$(tr -d '\r' <"$scratch/tables/schedules.csv" | cut -d , -f 3 | paste -sd ' ')" \
    'schedule waste gate waste'

# --- around the commands ---
day=rounds/2026/11/03.yaml
forged() { # NAME TEXT LINE
    printf '%s\n' "$3" >>$day
    expect 3 "$1" compound check
    err_has 'and where' "$2"
    git checkout -q $day
}
forged 'a round twice' "the round of 'J261103-008' is logged by 'J261103-007' already" \
    '- {id: J261103-008, date: 2026-11-03, schedule: waste, at: "07:00", result: done}'
forged 'a round that was not planned' "planned on 2026-11-03 at 07:01" \
    '- {id: J261103-008, date: 2026-11-03, schedule: waste, at: "07:01", result: done}'
forged 'a number left out' "'J261103-009' stands where 'J261103-008' was expected" \
    '- {id: J261103-009, date: 2026-11-02, schedule: waste, at: "07:00", result: done}'
sed -i 's/"07:00", "18:30"/"07:30", "18:30"/' rounds.yaml
expect 3 'a plan changed behind what was logged' compound check
err_has 'is found at what was logged' "no round 'waste' is planned on 2026-11-03 at 07:00"
git commit -q --no-verify -am forged
expect 1 'the audit finds it, too' audit verify
plan
